import { ManagedPhotosDocument } from '~/graphql/generated.ts';

const SHOWN = 24;

/** The newest published photos of an event: those that are there, then each as it becomes searchable. */
export function useDeskArrivals(slug: string, eventId: () => string | undefined) {
  const { query } = useGraph();
  const newest = async () => {
    const { event } = await query(ManagedPhotosDocument, {
      slug,
      states: ['PUBLISHED'],
      first: SHOWN,
    });
    return (event?.managedPhotos.edges ?? []).map(({ node }) => node).reverse();
  };
  const { arrivals, add } = useEventPhotos(eventId, newest);
  const unread = ref(true);
  onMounted(async () => {
    await newest().then(add, () => undefined);
    unread.value = false;
  });
  return {
    arrivals: computed(() => arrivals.value.slice(0, SHOWN)),
    /** How many of those published will be shown once they are read. */
    expectedOf: (published: number) => (unread.value ? Math.min(SHOWN, published) : 0),
  };
}

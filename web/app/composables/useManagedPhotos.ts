import { withPage } from '~/domain/live-merge.ts';
import { STATES_OF_PLACE, type RiverPlace } from '~/domain/river.ts';
import { ManagedPhotosDocument, type ManagedPhotoFragment } from '~/graphql/generated.ts';

const PAGE = 50;

/** The photos behind one count of the river, newest first. */
export function useManagedPhotos(slug: string, place: () => RiverPlace) {
  const { query } = useGraph();
  const photos = shallowRef<ManagedPhotoFragment[]>();
  const failure = shallowRef<unknown>(null);
  const moreToCome = ref(false);
  const loading = ref(false);
  let endCursor: string | null = null;

  async function read() {
    const asked = place();
    loading.value = true;
    failure.value = null;
    try {
      const { event } = await query(ManagedPhotosDocument, {
        slug,
        states: STATES_OF_PLACE[asked],
        first: PAGE,
        after: endCursor,
      });
      if (!event || asked !== place()) return;
      const found = event.managedPhotos.edges.map(({ node }) => node);
      const counted =
        asked === 'identified' ? found.filter((photo) => photo.identifications.length > 0) : found;
      photos.value = withPage(photos.value ?? [], counted);
      endCursor = event.managedPhotos.pageInfo.endCursor;
      moreToCome.value = event.managedPhotos.pageInfo.hasNextPage;
    } catch (error) {
      failure.value = error;
    } finally {
      loading.value = false;
    }
  }
  function readFromStart() {
    endCursor = null;
    photos.value = undefined;
    return read();
  }
  function replace(changed: ManagedPhotoFragment) {
    photos.value = photos.value?.map((photo) => (photo.id === changed.id ? changed : photo));
  }
  watch(place, readFromStart);
  onMounted(readFromStart);
  return { photos, failure, moreToCome, loading, more: read, readFromStart, replace };
}

import {
  EventGalleryDocument,
  EventGalleryPageDocument,
  type EventGalleryQuery,
  type PhotoTileFragment,
} from '~/graphql/generated.ts';

const FIRST_PAGE = 60;
const PAGE = 100;

interface KeptGallery {
  event: EventGalleryQuery['event'];
  photos: PhotoTileFragment[];
  endCursor: string | null;
  moreToCome: boolean;
}
/** Galleries left in this tab, so that "back" finds them as they were. Never filled on the server. */
const keptGalleries = new Map<string, KeptGallery>();

/** An event and its photos in order: first page from the server, then pages of a hundred. */
export function useGallery(slug: string) {
  const { query } = useGraph();
  const kept = keptGalleries.get(slug);
  const pages = usePhotoPages(async (after) => {
    const page = await query(EventGalleryPageDocument, { slug, first: PAGE, after });
    return page.event?.photos;
  });

  const { data, error, settled, retry } = useGraphQuery(EventGalleryDocument, {
    slug,
    first: FIRST_PAGE,
  });
  const event = computed(() => data.value?.event ?? kept?.event ?? null);
  if (kept) {
    pages.photos.value = kept.photos;
    pages.endCursor.value = kept.endCursor;
    pages.moreToCome.value = kept.moreToCome;
  }
  watch(
    data,
    (fresh) => {
      if (fresh?.event && !kept) pages.startWith(fresh.event.photos);
    },
    { immediate: true, flush: 'sync' },
  );

  onBeforeUnmount(() => {
    if (!event.value) return;
    keptGalleries.set(slug, {
      event: event.value,
      photos: pages.photos.value,
      endCursor: pages.endCursor.value,
      moreToCome: pages.moreToCome.value,
    });
  });

  return {
    event,
    error,
    pages,
    settled,
    retry,
    async startAgain() {
      const fresh = await query(EventGalleryDocument, { slug, first: FIRST_PAGE });
      if (fresh.event) pages.startWith(fresh.event.photos);
    },
  };
}

import { BibPhotosDocument, BibPhotosPageDocument } from '~/graphql/generated.ts';

const FIRST_PAGE = 60;
const PAGE = 100;

/** The photos of one bib at one event, in order, and what else she could have meant. */
export function useBibPhotos(slug: string, bib: string) {
  const { query } = useGraph();
  const pages = usePhotoPages(async (after) => {
    const page = await query(BibPhotosPageDocument, { slug, bib, first: PAGE, after });
    return page.event?.bibSearch.photos;
  });
  const { data, error, settled, retry } = useGraphQuery(BibPhotosDocument, {
    slug,
    bib,
    first: FIRST_PAGE,
  });
  watch(data, (fresh) => fresh?.event && pages.startWith(fresh.event.bibSearch.photos), {
    immediate: true,
    flush: 'sync',
  });
  return {
    event: computed(() => data.value?.event ?? null),
    search: computed(() => data.value?.event?.bibSearch ?? null),
    error,
    pages,
    settled,
    retry,
  };
}

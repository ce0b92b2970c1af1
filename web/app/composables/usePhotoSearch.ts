import { isAsked, timesOf, type PhotoSearch } from '~/domain/photo-search.ts';
import { PhotoSearchDocument, PhotoSearchPageDocument } from '~/graphql/generated.ts';

const FIRST_PAGE = 60;
const PAGE = 100;

/** Photos by what somebody wears, her race and about when; the event too, while nothing is asked. */
export function usePhotoSearch(slug: string, search: () => PhotoSearch) {
  const { query } = useGraph();
  // The event's clock is known only after the first answer, which a time then asks for again.
  const clock = shallowRef<{ startsOn: string; timeZone: string } | null>(null);
  const wanted = computed(() => {
    const { colours, raceId, label } = search();
    return {
      slug,
      colours,
      raceId: raceId || null,
      label: label || null,
      ...timesOf(search(), clock.value),
    };
  });
  const asked = computed(() => isAsked(search()) && (search().time === '' || clock.value !== null));
  const { data, error, fetching, settled, retry } = useGraphQuery(PhotoSearchDocument, () => ({
    ...wanted.value,
    asked: asked.value,
    first: FIRST_PAGE,
  }));
  const pages = usePhotoPages(async (after) => {
    const page = await query(PhotoSearchPageDocument, { ...wanted.value, first: PAGE, after });
    return page.event?.photoSearch;
  });
  watch(
    data,
    (fresh) => {
      if (!fresh?.event) return;
      const { startsOn, timeZone } = fresh.event;
      clock.value ??= { startsOn, timeZone };
      pages.startWith(fresh.event.photoSearch ?? NOTHING);
    },
    { immediate: true, flush: 'sync' },
  );
  return {
    event: computed(() => data.value?.event ?? null),
    error,
    asked: computed(() => isAsked(search())),
    searching: computed(
      () => fetching.value || (isAsked(search()) && data.value?.event?.photoSearch === undefined),
    ),
    pages,
    settled,
    retry,
  };
}

const NOTHING = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

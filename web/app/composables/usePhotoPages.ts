import { without, withPage } from '~/domain/live-merge.ts';
import type { PhotoPageFragment, PhotoTileFragment } from '~/graphql/generated.ts';

type FetchPage = (after: string | null) => Promise<PhotoPageFragment | undefined>;

/** Pages of photos one below the other: a first page that came with the page itself, then more on demand. */
export function usePhotoPages(fetchPage: FetchPage) {
  const photos = shallowRef<PhotoTileFragment[]>([]);
  const endCursor = ref<string | null>(null);
  const moreToCome = ref(false);
  const loading = ref(false);
  const failure = shallowRef<unknown>(null);

  function take(page: PhotoPageFragment, before: readonly PhotoTileFragment[]) {
    photos.value = withPage(
      before,
      page.edges.map(({ node }) => node),
    );
    endCursor.value = page.pageInfo.endCursor;
    moreToCome.value = page.pageInfo.hasNextPage;
  }

  async function more() {
    if (loading.value || !moreToCome.value) return;
    loading.value = true;
    failure.value = null;
    try {
      const page = await fetchPage(endCursor.value);
      if (page) take(page, photos.value);
    } catch (error) {
      failure.value = error;
    } finally {
      loading.value = false;
    }
  }

  return {
    photos,
    endCursor,
    moreToCome,
    loading,
    failure,
    more,
    startWith: (page: PhotoPageFragment) => take(page, []),
    /** What left the gallery meanwhile. */
    leaveOut(photoIds: readonly string[]) {
      photos.value = without(photos.value, photoIds);
    },
  };
}

import {
  ChoosePhotoRetouchDocument,
  PhotoRetouchDocument,
  type PhotoRetouchFragment,
  RequestRetouchComparisonDocument,
  type RetouchChoice,
} from '~/graphql/generated.ts';

/** A photo as taken and as retouched, drawn for whoever looks, and which of the two is shown. */
export function usePhotoRetouch(photoId: () => string) {
  const { query, mutate } = useGraph();
  const notice = useNotice();
  const photo = shallowRef<PhotoRetouchFragment | null>(null);
  const busy = ref(false);
  const isAwaited = () =>
    photo.value?.retouchComparison?.status === 'DRAWING' || photo.value?.looksOtherwise === true;

  function show(fresh: PhotoRetouchFragment | null) {
    if (fresh && fresh.id !== photoId()) return;
    const known = photo.value?.retouchComparison;
    // What was shown stays: its address alone would be another one.
    const comparison = known?.status === 'DRAWN' ? known : (fresh?.retouchComparison ?? null);
    photo.value = fresh && { ...fresh, retouchComparison: comparison };
  }
  const waiting = useAskAgain(async () => {
    show((await query(PhotoRetouchDocument, { id: photoId() })).photo);
    return isAwaited();
  });

  watch(
    photoId,
    async (id) => {
      photo.value = null;
      waiting.stop();
      if (import.meta.server) return;
      try {
        show(
          (await mutate(RequestRetouchComparisonDocument, { photoId: id }))
            .requestRetouchComparison,
        );
        if (isAwaited()) void waiting.begin();
      } catch (error) {
        notice.failed(error);
      }
    },
    { immediate: true },
  );

  async function choose(choice: RetouchChoice) {
    busy.value = true;
    try {
      show(
        (await mutate(ChoosePhotoRetouchDocument, { photoId: photoId(), choice }))
          .choosePhotoRetouch,
      );
      if (isAwaited()) void waiting.begin();
    } catch (error) {
      notice.failed(error);
    } finally {
      busy.value = false;
    }
  }
  return { photo, busy, choose };
}

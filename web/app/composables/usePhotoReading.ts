import { PhotoReadingDocument, type PhotoReadingFragment } from '~/graphql/generated.ts';

/** How a photo was read and who was found on it, for members of its organization; null for others. */
export function usePhotoReading(photoId: () => string | null | undefined) {
  const { viewer } = useViewer();
  const { query } = useGraph();
  const reading = shallowRef<PhotoReadingFragment | null>(null);
  watch(
    photoId,
    async (id) => {
      reading.value = null;
      if (import.meta.server || !id || !viewer.value) return;
      const answer = await query(PhotoReadingDocument, { id }).catch(() => null);
      const photo = answer?.photo;
      if (photo?.uncertainReads && photo.id === photoId()) reading.value = photo;
    },
    { immediate: true },
  );
  return reading;
}

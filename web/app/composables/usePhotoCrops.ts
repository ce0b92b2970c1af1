import {
  type CropRatio,
  PhotoCropsDocument,
  type PhotoCropsFragment,
  RequestCropDocument,
} from '~/graphql/generated.ts';

/** The crops of a photo; a ratio that is chosen is drawn, and there as soon as it is. */
export function usePhotoCrops(photoId: () => string) {
  const { query, mutate } = useGraph();
  const notice = useNotice();
  const photo = shallowRef<PhotoCropsFragment | null>(null);
  const isDrawing = () => photo.value?.crops.some(({ status }) => status === 'DRAWING') ?? false;

  async function look() {
    const id = photoId();
    const answer = await query(PhotoCropsDocument, { id });
    if (id === photoId()) photo.value = answer.photo;
    return isDrawing();
  }
  const waiting = useAskAgain(look);

  watch(
    photoId,
    () => {
      photo.value = null;
      waiting.stop();
      look().catch(notice.failed);
    },
    { immediate: true },
  );

  async function request(ratio: CropRatio) {
    const crop = photo.value?.crops.find((one) => one.ratio === ratio);
    if (crop?.status === 'DRAWN') return;
    try {
      photo.value = (await mutate(RequestCropDocument, { photoId: photoId(), ratio })).requestCrop;
      if (isDrawing()) void waiting.begin();
    } catch (error) {
      notice.failed(error);
    }
  }
  return { photo, request };
}

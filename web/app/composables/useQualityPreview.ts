import { QualityPreviewDocument, type QualityPreviewQuery } from '~/graphql/generated.ts';

type Preview = NonNullable<QualityPreviewQuery['event']>['qualityPreview'];
export interface Thresholds {
  minSharpness: number;
  minBrightness: number;
  maxBrightness: number;
}
/** Between two movements of a slider nothing is asked. */
const STILL_FOR_MS = 250;

/** What these thresholds would do to the event's photos; the last answer stays while the next is on its way. */
export function useQualityPreview(slug: string, thresholds: () => Thresholds) {
  const { query } = useGraph();
  const preview = shallowRef<Preview>();
  const failure = shallowRef<unknown>(null);
  const asking = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;

  async function ask() {
    const mine = ++newest;
    asking.value = true;
    try {
      const { event } = await query(QualityPreviewDocument, { slug, ...thresholds() });
      if (mine !== newest) return;
      preview.value = event?.qualityPreview;
      failure.value = null;
    } catch (error) {
      if (mine === newest) failure.value = error;
    } finally {
      if (mine === newest) asking.value = false;
    }
  }
  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), STILL_FOR_MS);
  }
  onMounted(ask);
  watch(thresholds, askSoon, { deep: true });
  onScopeDispose(() => clearTimeout(timer));
  return { preview, failure, asking, ask };
}

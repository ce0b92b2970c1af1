import {
  LookPreviewDocument,
  PreviewEventLookDocument,
  type PreviewEventLookInput,
} from '~/graphql/generated.ts';

const STILL_MS = 400;
const ASK_EVERY_MS = 350;
const LONGEST_WAIT_MS = 60_000;

type LookTried = Pick<PreviewEventLookInput, 'watermark' | 'retouch'>;

/**
 * A photo of the event as it would look: asked for when the hand rests, shown when a worker has
 * drawn it. Of several asked for, the last one counts.
 */
export function useLookPreview(eventId: string) {
  const { mutate, query } = useGraph();
  const url = ref<string | null>(null);
  const state = ref<'IDLE' | 'DRAWING' | 'FAILED'>('IDLE');
  let turn = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  async function ask(mine: number, look: LookTried) {
    const until = Date.now() + LONGEST_WAIT_MS;
    try {
      const { previewEventLook: asked } = await mutate(PreviewEventLookDocument, {
        input: { eventId, ...look },
      });
      while (mine === turn && Date.now() < until) {
        const { lookPreview } = await query(LookPreviewDocument, { id: asked.id });
        if (lookPreview?.state !== 'DRAWING') {
          if (mine === turn) show(lookPreview?.url ?? null);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      }
      if (mine === turn) show(null);
    } catch {
      if (mine === turn) show(null);
    }
  }
  function show(drawn: string | null) {
    state.value = drawn ? 'IDLE' : 'FAILED';
    if (drawn) url.value = drawn;
  }
  function stop() {
    clearTimeout(resting);
    turn += 1;
  }
  onScopeDispose(stop);

  return {
    url,
    state,
    draw(look: LookTried) {
      stop();
      state.value = 'DRAWING';
      const mine = turn;
      resting = setTimeout(() => void ask(mine, look), STILL_MS);
    },
    /** Back to the photo as it is. */
    forget() {
      stop();
      state.value = 'IDLE';
      url.value = null;
    },
  };
}

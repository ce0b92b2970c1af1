import {
  CancelRerenderDocument,
  EventRerenderDocument,
  PauseRerenderDocument,
  type RerenderFragment,
  ResumeRerenderDocument,
} from '~/graphql/generated.ts';

const ASK_EVERY_MS = 1_500;
/** Those under way when it is held are done a moment later. */
const TURNS_AFTER_AN_ORDER = 4;

/** How far an event's photos are with their present look, told again and again while they are rendered. */
export function useRerender(slug: string, told: () => RerenderFragment | null | undefined) {
  const { mutate, query } = useGraph();
  const notice = useNotice();
  const rerender = shallowRef<RerenderFragment | null>(null);
  const coverUrl = ref<string | null>(null);
  const busy = ref(false);
  watch(told, (fresh) => (rerender.value = fresh ?? null), { immediate: true, flush: 'sync' });

  async function ask() {
    try {
      const { event } = await query(EventRerenderDocument, { slug });
      rerender.value = event?.rerender ?? null;
      coverUrl.value = event?.cover?.previewUrl ?? null;
    } catch {
      // The next turn asks again; what was told last stands meanwhile.
    }
  }
  let turnsLeft = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    timer = setInterval(() => {
      if (busy.value || (rerender.value?.state !== 'RUNNING' && turnsLeft <= 0)) return;
      turnsLeft -= 1;
      void ask();
    }, ASK_EVERY_MS);
  });
  onScopeDispose(() => clearInterval(timer));

  async function steer(order: () => Promise<RerenderFragment>) {
    busy.value = true;
    turnsLeft = TURNS_AFTER_AN_ORDER;
    try {
      rerender.value = await order();
    } catch (error) {
      notice.failed(error);
    } finally {
      busy.value = false;
    }
  }
  const eventId = () => rerender.value?.eventId ?? '';
  return {
    rerender,
    /** Where the cover's preview stands now: rendered again, it has another address. */
    coverUrl,
    busy,
    pause: () =>
      steer(async () => {
        const done = await mutate(PauseRerenderDocument, { eventId: eventId() });
        return done.pauseRerender;
      }),
    resume: () =>
      steer(async () => {
        const done = await mutate(ResumeRerenderDocument, { eventId: eventId() });
        return done.resumeRerender;
      }),
    cancel: () =>
      steer(async () => {
        const done = await mutate(CancelRerenderDocument, { eventId: eventId() });
        return done.cancelRerender;
      }),
  };
}

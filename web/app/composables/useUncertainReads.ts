import { failureKind } from '~/domain/failure.ts';
import { broughtBack, emptyQueue, passed, withMore } from '~/domain/read-queue.ts';
import {
  AcceptIdentificationDocument,
  CorrectIdentificationDocument,
  DenyIdentificationDocument,
  ReopenIdentificationDocument,
  UncertainReadsDocument,
  type UncertainReadFragment,
} from '~/graphql/generated.ts';

const PAGE = 30;
const SOON_AT_THE_END = 5;

/**
 * The reads that wait for somebody, one after the other. A decision is sent while the next one is
 * shown; what cannot be done comes back to the front.
 */
export function useUncertainReads(slug: string) {
  const { query, mutate } = useGraph();
  const notice = useNotice();
  const { data, error, settled, retry } = useGraphQuery(UncertainReadsDocument, {
    slug,
    first: PAGE,
  });
  const event = computed(() => data.value?.event ?? null);
  const queue = shallowRef(emptyQueue<UncertainReadFragment>());
  const pageInfo = shallowRef<{ hasNextPage: boolean; endCursor: string | null }>();
  const decided = shallowRef<{ read: UncertainReadFragment; sent: Promise<boolean> }[]>([]);
  const reading = ref(false);

  const current = computed(() => queue.value.ahead[0] ?? null);
  const next = computed(() => queue.value.ahead[1] ?? null);

  function take(page: NonNullable<typeof event.value>['uncertainReads']) {
    queue.value = withMore(
      queue.value,
      page.edges.map(({ node }) => node),
    );
    pageInfo.value = page.pageInfo;
  }
  watch(event, (fresh) => fresh && !pageInfo.value && take(fresh.uncertainReads), {
    immediate: true,
    flush: 'sync',
  });

  async function read(after: string | null) {
    if (reading.value) return;
    reading.value = true;
    try {
      const fresh = await query(UncertainReadsDocument, { slug, first: PAGE, after });
      if (fresh.event) take(fresh.event.uncertainReads);
    } catch (failure) {
      notice.failed(failure);
    } finally {
      reading.value = false;
    }
  }
  watch(queue, ({ ahead }) => {
    if (ahead.length < SOON_AT_THE_END && pageInfo.value?.hasNextPage) {
      void read(pageInfo.value.endCursor);
    }
  });

  const later = () => (queue.value = passed(queue.value));

  async function attempt(one: UncertainReadFragment, work: () => Promise<unknown>) {
    try {
      await work();
      return true;
    } catch (failure) {
      notice.failed(failure);
      // Somebody else has decided: there is nothing left to ask.
      if (failureKind(failure as object) !== 'CONFLICT') {
        queue.value = broughtBack(queue.value, one);
      }
      decided.value = decided.value.filter(({ read: other }) => other.id !== one.id);
      return false;
    }
  }
  function send(one: UncertainReadFragment, work: () => Promise<unknown>) {
    later();
    decided.value = [...decided.value, { read: one, sent: attempt(one, work) }];
  }

  return {
    event,
    error,
    settled,
    retry,
    current,
    next,
    reading: readonly(reading),
    decidedCount: computed(() => decided.value.length),
    later,
    /** Shows again what was left for later, and what came meanwhile. */
    startAgain() {
      queue.value = emptyQueue();
      decided.value = [];
      return read(null);
    },
    accept: (one: UncertainReadFragment) =>
      send(one, () => mutate(AcceptIdentificationDocument, { id: one.id })),
    deny: (one: UncertainReadFragment) =>
      send(one, () => mutate(DenyIdentificationDocument, { id: one.id })),
    /** Answers false when the bib is not on the start list: the read stays in front. */
    async correct(one: UncertainReadFragment, bib: string): Promise<boolean> {
      const answer = await mutate(CorrectIdentificationDocument, { id: one.id, bib });
      if (answer.correctIdentification.__typename === 'BibNotListedError') return false;
      send(one, () => Promise.resolve());
      return true;
    },
    async undo() {
      const last = decided.value.at(-1);
      if (!last) return;
      decided.value = decided.value.slice(0, -1);
      queue.value = broughtBack(queue.value, last.read);
      if (!(await last.sent)) return;
      const { id } = last.read;
      try {
        await mutate(ReopenIdentificationDocument, { id });
      } catch (failure) {
        notice.failed(failure);
      }
    },
  };
}

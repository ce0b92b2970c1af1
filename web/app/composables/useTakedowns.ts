import {
  DecideTakedownDocument,
  PutBackTakedownDocument,
  type TakedownCaseFragment,
  type TakedownDecision,
  type TakedownQueue,
  TakedownsDocument,
} from '~/graphql/generated.ts';

const PAGE = 20;

/** Requests to take photos down, of an organization or (null) of everybody, and what is done about them. */
export function useTakedowns(queue: () => TakedownQueue, organizationId: () => string | null) {
  const { query, mutate } = useGraph();
  const notice = useNotice();
  const counts = useTakedownCounts();
  const { data, error, settled, retry } = useGraphQuery(TakedownsDocument, () => ({
    queue: queue(),
    organizationId: organizationId(),
    first: PAGE,
  }));
  const later = shallowRef<(typeof data.value & object)[]>([]);
  /** As they are after a decision, until the list is read again. */
  const changed = shallowRef(new Map<string, TakedownCaseFragment>());
  watch(data, () => {
    later.value = [];
    changed.value = new Map();
  });

  const pages = computed(() => (data.value ? [data.value, ...later.value] : []));
  const cases = computed(() =>
    pages.value
      .flatMap(({ takedowns }) => takedowns.edges.map(({ node }) => node))
      .map((one) => changed.value.get(one.id) ?? one),
  );
  const pageInfo = computed(() => pages.value.at(-1)?.takedowns.pageInfo);

  async function attempt(work: () => Promise<TakedownCaseFragment>): Promise<boolean> {
    try {
      const now = await work();
      changed.value = new Map(changed.value).set(now.id, now);
      await counts.read();
      return true;
    } catch (failure) {
      notice.failed(failure);
      return false;
    }
  }

  return {
    cases,
    error,
    settled,
    retry,
    loading: computed(() => !data.value && !error.value),
    moreToCome: computed(() => pageInfo.value?.hasNextPage ?? false),
    async more() {
      try {
        later.value = [
          ...later.value,
          await query(TakedownsDocument, {
            queue: queue(),
            organizationId: organizationId(),
            first: PAGE,
            after: pageInfo.value?.endCursor ?? null,
          }),
        ];
      } catch (failure) {
        notice.failed(failure);
      }
    },
    decide: (id: string, decision: TakedownDecision, note: string) =>
      attempt(async () => {
        const input = { id, decision, note: note || null };
        return (await mutate(DecideTakedownDocument, { input })).decideTakedown;
      }),
    putBack: (id: string, note: string) =>
      attempt(
        async () =>
          (await mutate(PutBackTakedownDocument, { id, note: note || null })).putBackTakedown,
      ),
  };
}

import { TakedownCountsDocument, type TakedownCountsQuery } from '~/graphql/generated.ts';

type Counts = TakedownCountsQuery['takedownCounts'];

const DECIDES = ['OWNER', 'MANAGER'];

/** How many requests wait for this viewer: for the organization she decides for, and for everybody. */
export function useTakedownCounts() {
  const { viewer } = useViewer();
  const { query } = useGraph();
  const { membership } = useOrganization();
  const own = useState<Counts | null>('takedowns-own', () => null);
  const all = useState<Counts | null>('takedowns-all', () => null);

  const organizationId = computed(() =>
    membership.value && DECIDES.includes(membership.value.role)
      ? membership.value.organization.id
      : null,
  );
  const ask = async (of: string | null) =>
    (await query(TakedownCountsDocument, { organizationId: of })).takedownCounts;

  return {
    /** Of which organization the viewer decides; null for none. */
    organizationId,
    own,
    all,
    /** A count that cannot be read is no reason to trouble anybody: the desk itself says what is wrong. */
    async read() {
      const of = organizationId.value;
      own.value = of ? await ask(of).catch(() => null) : null;
      all.value = viewer.value?.admin ? await ask(null).catch(() => null) : null;
    },
  };
}

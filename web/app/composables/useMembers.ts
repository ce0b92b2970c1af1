import {
  ChangeMemberRoleDocument,
  InviteMemberDocument,
  LeaveOrganizationDocument,
  type MemberFragment,
  type MemberRole,
  OrganizationMembersDocument,
  RemoveMemberDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
  TransferOwnershipDocument,
} from '~/graphql/generated.ts';

const PAGE = 100;

/** The members of an organization and those who are asked to be, with what can be done about them. */
export function useMembers(organizationId: () => string) {
  const { t } = useI18n();
  const { query, mutate } = useGraph();
  const { refresh } = useViewer();
  const notice = useNotice();
  const asked = useGraphQuery(
    OrganizationMembersDocument,
    () => ({ id: organizationId(), first: PAGE }),
    () => organizationId() === '',
  );
  const later = shallowRef<MemberFragment[]>([]);
  const end = ref<string | null>(null);
  watch(asked.data, (fresh) => {
    const page = fresh?.organization?.members.pageInfo;
    later.value = [];
    end.value = page?.hasNextPage ? page.endCursor : null;
  });
  const organization = computed(() => asked.data.value?.organization ?? null);
  const members = computed(() => [
    ...(organization.value?.members.edges.map(({ node }) => node) ?? []),
    ...later.value,
  ]);

  /** Tells how it went; what another person sees is read again. */
  async function attempt(work: () => Promise<{ __typename: string } | undefined>, words: string) {
    try {
      const answer = await work();
      if (answer?.__typename === 'LastOwnerError') notice.warn(t('members.lastOwner'));
      else notice.done(words);
      asked.retry();
    } catch (error) {
      notice.failed(error);
    }
  }
  const one = (accountId: string) => ({ organizationId: organizationId(), accountId });

  return {
    ...asked,
    organization,
    members,
    hasMore: computed(() => end.value !== null),
    async more() {
      const found = await query(OrganizationMembersDocument, {
        id: organizationId(),
        first: PAGE,
        after: end.value,
      });
      const page = found.organization?.members;
      later.value = [...later.value, ...(page?.edges.map(({ node }) => node) ?? [])];
      end.value = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    },
    async invite(email: string, role: MemberRole): Promise<string | undefined> {
      const input = { organizationId: organizationId(), email, role };
      const { inviteMember } = await mutate(InviteMemberDocument, { input });
      if (inviteMember.__typename === 'AlreadyMemberError') return t('members.already');
      asked.retry();
      return undefined;
    },
    resend: (invitationId: string) => mutate(ResendInvitationDocument, { invitationId }),
    async revoke(invitationId: string) {
      await mutate(RevokeInvitationDocument, { invitationId });
      asked.retry();
    },
    changeRole: ({ account }: MemberFragment, role: MemberRole) =>
      attempt(
        async () => {
          const input = { ...one(account.id), role };
          return (await mutate(ChangeMemberRoleDocument, { input })).changeMemberRole;
        },
        t('members.roleChanged', { name: account.displayName }),
      ),
    remove: ({ account }: MemberFragment) =>
      attempt(
        async () => (await mutate(RemoveMemberDocument, { input: one(account.id) })).removeMember,
        t('members.removed', { name: account.displayName }),
      ),
    handOver: ({ account }: MemberFragment) =>
      attempt(
        async () => {
          await mutate(TransferOwnershipDocument, { input: one(account.id) });
          await refresh();
          return undefined;
        },
        t('members.handedOver', { name: account.displayName }),
      ),
    /** Whether she left: the last owner stays. */
    async leave(): Promise<boolean> {
      try {
        const { leaveOrganization } = await mutate(LeaveOrganizationDocument, {
          organizationId: organizationId(),
        });
        if (leaveOrganization.__typename === 'LastOwnerError') {
          notice.warn(t('members.lastOwner'));
          return false;
        }
        await refresh();
        return true;
      } catch (error) {
        notice.failed(error);
        return false;
      }
    },
  };
}

/** For which of the viewer's organizations the pages stand; kept for her next visit. */
export function useOrganization() {
  const { viewer } = useViewer();
  const kept = useCookie<string | null>('fr_organization', {
    default: () => null,
    maxAge: 31_536_000,
    sameSite: 'lax',
  });
  const memberships = computed(() => viewer.value?.memberships ?? []);
  const membership = computed(
    () =>
      memberships.value.find(({ organization }) => organization.id === kept.value) ??
      memberships.value[0] ??
      null,
  );
  return {
    memberships,
    membership,
    /** Those whose events the viewer plans. */
    planned: computed(() =>
      memberships.value.filter(({ role }) => role === 'OWNER' || role === 'MANAGER'),
    ),
    choose(organizationId: string) {
      kept.value = organizationId;
    },
  };
}

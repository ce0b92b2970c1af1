import type { MemberRole } from '~/graphql/generated.ts';

/** Roles as a choice, each with what it may do. */
export function useMemberRoles() {
  const { t } = useI18n();
  return {
    choiceOf: (roles: readonly MemberRole[]) =>
      roles.map((value) => ({
        value,
        label: t(`members.role.${value}`),
        description: t(`members.roleWords.${value}`),
      })),
  };
}

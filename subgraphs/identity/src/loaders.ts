import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Account } from './account/account.entity.ts';
import { previousSecretEnds } from './api-key/previous-secret-ends.ts';
import { Membership } from './organization/membership.entity.ts';
import { Organization } from './organization/organization.entity.ts';

/** One statement for all that a request asks of a kind. */
export function identityLoaders(em: EntityManager) {
  return {
    account: new DataLoader<string, Account | null>(async (ids) => {
      const found = await em.find(Account, { id: { $in: [...ids] } });
      const byId = new Map(found.map((account) => [account.id, account]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    organization: new DataLoader<string, Organization | null>(async (ids) => {
      const found = await em.find(Organization, { id: { $in: [...ids] } });
      const byId = new Map(found.map((organization) => [organization.id, organization]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    previousSecretUntil: new DataLoader<string, Date | null>((keyIds) =>
      previousSecretEnds(em, keyIds, new Date()),
    ),
    membershipsOf: new DataLoader<string, Membership[]>(async (accountIds) => {
      const found = await em.find(
        Membership,
        { account: { id: { $in: [...accountIds] } } },
        { populate: ['organization'], orderBy: { organization: { id: 'asc' } } },
      );
      const byAccount = Map.groupBy(found, (membership) => membership.account.id);
      return accountIds.map((id) => byAccount.get(id) ?? []);
    }),
  };
}

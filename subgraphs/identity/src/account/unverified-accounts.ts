import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/postgresql';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Account } from './account.entity.ts';

const KEPT_DAYS = 14;
const AT_ONCE = 100;

/**
 * Removes accounts whose address nobody confirmed, with their organizations: no one could ever sign
 * in to them, so nothing else knows of them. The caller's transaction.
 */
async function forgetUnverified(em: EntityManager, which: FilterQuery<Account>): Promise<void> {
  const accounts = await em.find(
    Account,
    { $and: [which, { emailVerifiedAt: null, closedAt: null }] },
    {
      fields: ['id'],
      orderBy: { id: 'asc' },
      limit: AT_ONCE,
      disableIdentityMap: true,
      // None is confirmed between here and its end: its organization would go without it.
      lockMode: LockMode.PESSIMISTIC_WRITE,
    },
  );
  if (accounts.length === 0) return;
  const ids = accounts.map(({ id }) => id);
  const memberships = await em.find(
    Membership,
    { account: { id: { $in: ids } }, role: 'OWNER' },
    { disableIdentityMap: true },
  );
  const organizationIds = memberships.map(({ organization }) => organization.id);
  await em.nativeDelete(Account, { id: { $in: ids }, emailVerifiedAt: null });
  await em.nativeDelete(Organization, { id: { $in: organizationIds } });
}

/** Whoever proves or signs up with an address comes before one who only typed it. */
export function forgetUnverifiedAt(em: EntityManager, email: string): Promise<void> {
  return forgetUnverified(em, { email });
}

export function forgetOldUnverified(em: EntityManager, now: Date): Promise<void> {
  return forgetUnverified(em, {
    createdAt: { $lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) },
  });
}

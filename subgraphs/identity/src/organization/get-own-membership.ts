import type { Viewer } from '@focus-racer/contracts';
import { notFound, requireAccount } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Membership } from './membership.entity.ts';
import { Organization } from './organization.entity.ts';

/**
 * The viewer's membership as it stands in the database, not as her token says, with its organization
 * locked until the transaction ends: nobody else changes its members meanwhile.
 */
export async function getOwnMembership(
  em: EntityManager,
  viewer: Viewer,
  organizationId: string,
): Promise<Membership> {
  const { accountId } = requireAccount(viewer);
  const organization = await em.findOne(
    Organization,
    { id: organizationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const own = organization && (await em.findOne(Membership, { organization, account: accountId }));
  if (!own) throw notFound('organization');
  return own;
}

import { recordAuditAfterCommit, startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { endTokens } from '../mail-token/mail-tokens.ts';
import { Membership } from '../organization/membership.entity.ts';

/**
 * The address is its owner's: she followed a link sent there. The first time her organization is
 * welcomed. The caller's transaction.
 */
export async function verifyAccount(em: EntityManager, account: Account, now: Date): Promise<void> {
  if (account.emailVerifiedAt) return;
  account.emailVerifiedAt = now;
  recordAuditAfterCommit(em, {
    actor: `account:${account.id}`,
    action: 'account.verified',
    subject: `account:${account.id}`,
  });
  const owned = await em.find(Membership, { account, role: 'OWNER' });
  for (const { organization } of owned) {
    startWorkflowAfterCommit(em, 'welcomeOrganization', { organizationId: organization.id });
  }
  await endTokens(em, account.id, 'VERIFY_EMAIL');
}

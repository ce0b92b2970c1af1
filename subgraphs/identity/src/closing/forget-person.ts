import { ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { Invitation } from '../invitation/invitation.entity.ts';

/**
 * Leaves an account that nobody can tell who it was. What would go with its row goes now: whatever
 * refers to it with `deleteRule: 'cascade'`; and the invitations that hold its address. The caller's
 * transaction, after its flush.
 */
export async function forgetPerson(em: EntityManager, account: Account, now: Date): Promise<void> {
  for (const { class: belonging, relations } of em.getMetadata().getAll().values()) {
    const owner = relations.find(
      ({ kind, targetMeta, deleteRule }) =>
        kind === ReferenceKind.MANY_TO_ONE &&
        targetMeta?.class === Account &&
        deleteRule === 'cascade',
    );
    if (owner) await em.nativeDelete(belonging, { [owner.name]: account.id });
  }
  await em.nativeDelete(Invitation, { email: account.email });
  account.email = `${account.id}@closed.invalid`;
  account.displayName = account.language === 'fr' ? 'Compte fermé' : 'Closed account';
  account.passwordHash = null;
  account.admin = false;
  account.closedAt = now;
}

import type { EntityManager, EntityName } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { EmailChange } from '../email-change/email-change.entity.ts';
import { MailToken } from '../mail-token/mail-token.entity.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Session } from '../session/session.entity.ts';

/** Everything that an account has besides itself; what must stay known names it by its id. */
const BELONGINGS: readonly EntityName<{ account: Account }>[] = [
  Membership,
  Session,
  MailToken,
  EmailChange,
];

/** Leaves an account that nobody can tell who it was. The caller's transaction, after its flush. */
export async function forgetPerson(em: EntityManager, account: Account, now: Date): Promise<void> {
  for (const belonging of BELONGINGS) await em.nativeDelete(belonging, { account });
  account.email = `${account.id}@closed.invalid`;
  account.displayName = account.language === 'fr' ? 'Compte fermé' : 'Closed account';
  account.passwordHash = null;
  account.admin = false;
  account.closedAt = now;
}

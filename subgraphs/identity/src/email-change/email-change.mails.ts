import type { MailRow } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { issueToken } from '../mail-token/mail-tokens.ts';
import { EmailChange } from './email-change.entity.ts';
import { EMAIL_CHANGE_MINUTES } from './email-change.service.ts';

export const composeEmailChangeOld: IdentityMailComposer<'EMAIL_CHANGE_OLD'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const change = await findChange(em, mail);
  if (!change) return null;
  const { displayName, email, language } = change.account;
  const url = pageUrl(publicUrl, language, '/email-change', await newToken(em, change, 'OLD'));
  return { to: email, language, values: { displayName, newEmail: change.newEmail, url } };
};

/** Says nothing to an address that has an account: whoever asked cannot find out which have. */
export const composeEmailChangeNew: IdentityMailComposer<'EMAIL_CHANGE_NEW'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const change = await findChange(em, mail);
  if (!change) return null;
  const { newEmail, account } = change;
  if (await em.findOne(Account, { email: newEmail, emailVerifiedAt: { $ne: null } })) return null;
  const { displayName, language } = account;
  const url = pageUrl(publicUrl, language, '/email-change', await newToken(em, change, 'NEW'));
  return { to: newEmail, language, values: { displayName, url } };
};

/** One goes to each address: the mail's row says to which. */
export const composeEmailChanged: IdentityMailComposer<'EMAIL_CHANGED'> = async (em, mail) => {
  const account = await findRecipient(em, mail);
  if (!account || !mail.email) return null;
  const { displayName, email: newEmail, language } = account;
  return { to: mail.email, language, values: { displayName, newEmail } };
};

async function findChange(
  em: EntityManager,
  mail: MailRow,
): Promise<(EmailChange & { account: Account }) | null> {
  if (!mail.subjectId) return null;
  return em.findOne(
    EmailChange,
    { id: mail.subjectId, appliedAt: null, expiresAt: { $gt: new Date() } },
    { populate: ['account'] },
  );
}

function newToken(em: EntityManager, change: EmailChange, side: 'OLD' | 'NEW'): Promise<string> {
  return issueToken(em, {
    purpose: 'CHANGE_EMAIL',
    accountId: change.account.id,
    data: { changeId: change.id, side },
    minutes: EMAIL_CHANGE_MINUTES,
  });
}

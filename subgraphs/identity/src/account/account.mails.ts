import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { issueToken } from '../mail-token/mail-tokens.ts';

const RESET_MINUTES = 60;

export const composePasswordReset: IdentityMailComposer<'RESET_PASSWORD'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  if (!account) return null;
  const { displayName, email, language } = account;
  const token = await issueToken(em, {
    purpose: 'RESET_PASSWORD',
    accountId: account.id,
    minutes: RESET_MINUTES,
  });
  const url = pageUrl(publicUrl, language, '/reset', token);
  return { to: email, language, values: { displayName, url } };
};

export const composePasswordChanged: IdentityMailComposer<'PASSWORD_CHANGED'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  if (!account) return null;
  const { displayName, email, language } = account;
  return {
    to: email,
    language,
    values: { displayName, url: pageUrl(publicUrl, language, '/reset') },
  };
};

/** The account has forgotten its name and address: the mail's row alone knows where to write. */
export const composeAccountClosed: IdentityMailComposer<'ACCOUNT_CLOSED'> = (_em, mail) =>
  Promise.resolve(
    mail.email
      ? { to: mail.email, language: mail.language, values: { displayName: mail.email } }
      : null,
  );

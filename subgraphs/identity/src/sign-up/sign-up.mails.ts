import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { issueToken } from '../mail-token/mail-tokens.ts';

const VERIFICATION_MINUTES = 48 * 60;

export const composeVerification: IdentityMailComposer<'VERIFY_EMAIL'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  if (!account || account.emailVerifiedAt) return null;
  const token = await issueToken(em, {
    purpose: 'VERIFY_EMAIL',
    accountId: account.id,
    minutes: VERIFICATION_MINUTES,
  });
  const { displayName, email, language } = account;
  return {
    to: email,
    language,
    values: {
      displayName,
      url: pageUrl(publicUrl, language, '/verify', token),
    },
  };
};

export const composeSignUpKnown: IdentityMailComposer<'SIGN_UP_KNOWN'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  if (!account) return null;
  const { displayName, email, language } = account;
  const url = pageUrl(publicUrl, language, '/reset');
  return { to: email, language, values: { displayName, url } };
};

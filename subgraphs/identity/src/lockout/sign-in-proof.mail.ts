import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { issueToken } from '../mail-token/mail-tokens.ts';

const PROOF_MINUTES = 30;

export const composeSignInProof: IdentityMailComposer<'SIGN_IN_PROOF'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  if (!account) return null;
  const { displayName, email, language } = account;
  const token = await issueToken(em, {
    purpose: 'SIGN_IN_PROOF',
    accountId: account.id,
    minutes: PROOF_MINUTES,
  });
  const url = pageUrl(publicUrl, language, '/sign-in-proof', token);
  return { to: email, language, values: { displayName, url } };
};

import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { SecondFactorChange } from './second-factor-change.entity.ts';

export const composeSecondFactorChanged: IdentityMailComposer<'SECOND_FACTOR_CHANGED'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  const changed = await em.findOne(SecondFactorChange, { id: mail.subjectId ?? '' });
  if (!account || !changed) return null;
  const { displayName, email, language } = account;
  const url = pageUrl(publicUrl, language, '/account/security');
  return { to: email, language, values: { displayName, change: changed.change, url } };
};

import type { MailComposer } from '@focus-racer/service-kit';
import type { IdentityMailParts } from '../mail/mail-parts.ts';
import { findRecipient } from '../mail/find-recipient.ts';
import { Organization } from './organization.entity.ts';

export const composeMembershipEnded: MailComposer<'MEMBERSHIP_ENDED', IdentityMailParts> = async (
  em,
  mail,
) => {
  const account = await findRecipient(em, mail);
  if (!account || !mail.subjectId) return null;
  const organization = await em.findOneOrFail(Organization, { id: mail.subjectId });
  const { email, language } = account;
  return { to: email, language, values: { organization: organization.name } };
};

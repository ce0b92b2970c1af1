import type { MailComposer, MailRow } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { IdentityMailParts } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { Invitation } from './invitation.entity.ts';
import { isOpen } from './invitation.state.ts';
import { issueInvitationToken } from './invitation-token.ts';

export const composeInvitation: MailComposer<'INVITATION', IdentityMailParts> = async (
  em,
  mail,
  parts,
) => {
  const written = await write(em, mail, parts);
  const role = written?.invitation.role;
  if (!written || !role) return null;
  const { to, language, values } = written;
  return { to, language, values: { ...values, role } };
};

export const composeEventInvitation: MailComposer<'EVENT_INVITATION', IdentityMailParts> = async (
  em,
  mail,
  parts,
) => {
  const written = await write(em, mail, parts);
  const event = written?.invitation.eventName;
  if (!written || !event) return null;
  const { to, language, values } = written;
  return { to, language, values: { ...values, event } };
};

async function write(em: EntityManager, mail: MailRow, { publicUrl }: IdentityMailParts) {
  const { subjectId } = mail;
  const now = new Date();
  const invitation = subjectId
    ? await em.findOne(
        Invitation,
        { id: subjectId },
        { populate: ['organization', 'invitedBy'], refresh: true },
      )
    : null;
  if (!invitation || !isOpen(invitation, now)) return null;
  const { email, organization, invitedBy } = invitation;
  const token = issueInvitationToken(invitation, now);
  return {
    to: email,
    language: mail.language,
    invitation,
    values: {
      organization: organization.name,
      inviter: invitedBy.displayName,
      url: pageUrl(publicUrl, mail.language, '/invitation', token),
    },
  };
}

import { findRecipient } from '../mail/find-recipient.ts';
import type { IdentityMailComposer } from '../mail/mail-parts.ts';
import { pageUrl } from '../mail/page-url.ts';
import { Session } from '../session/session.entity.ts';

/** Told even when that session has ended by now: it may have been a stranger's. */
export const composeNewDevice: IdentityMailComposer<'NEW_DEVICE'> = async (
  em,
  mail,
  { publicUrl },
) => {
  const account = await findRecipient(em, mail);
  const session = await em.findOne(Session, { id: mail.subjectId ?? '' });
  if (!account || !session) return null;
  const { email, displayName, language } = account;
  return {
    to: email,
    language,
    values: {
      displayName,
      device: session.device ?? '?',
      at: session.createdAt.toISOString(),
      url: pageUrl(publicUrl, language, '/account/sessions'),
    },
  };
};

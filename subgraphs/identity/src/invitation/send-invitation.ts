import { newId } from '@focus-racer/contracts';
import { AppError, MailRow, sendMailAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { Invitation } from './invitation.entity.ts';
import { invitationEnd } from './invitation.state.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Whoever has more photographers than this waits a day. */
const MAX_A_DAY = 100;
const MAX_MAILS_AN_HOUR = 3;
/** An address that never answered, or did long ago, is nobody's business any more. */
const FORGOTTEN_AFTER_DAYS = 30;

type Wanted = Pick<Invitation, 'email' | 'invitedBy' | 'organization'> &
  (
    | (Pick<Invitation, 'role'> & { kind: 'MEMBER' })
    | (Pick<Invitation, 'eventId' | 'eventName'> & { kind: 'EVENT' })
  );

/**
 * Invites an address, or does so again when it was and has not answered; the caller holds the
 * organization's row. RATE_LIMITED when that happens too often.
 */
export async function invite(em: EntityManager, wanted: Wanted, now: Date): Promise<Invitation> {
  const { kind, organization, email } = wanted;
  const longAgo = new Date(now.getTime() - FORGOTTEN_AFTER_DAYS * DAY_MS);
  await em.nativeDelete(Invitation, { organization, expiresAt: { $lt: longAgo } });
  const open = await em.findOne(Invitation, {
    kind,
    email,
    ...(kind === 'EVENT' ? { eventId: wanted.eventId } : { organization }),
    acceptedAt: null,
    revokedAt: null,
  });
  if (open) {
    em.assign(open, wanted);
    await sendInvitation(em, open, now);
    return open;
  }
  const since = new Date(now.getTime() - DAY_MS);
  if ((await em.count(Invitation, { organization, createdAt: { $gt: since } })) >= MAX_A_DAY) {
    throw new AppError('RATE_LIMITED', 'So many have been invited today: go on tomorrow');
  }
  const invitation = em.create(Invitation, {
    ...wanted,
    id: newId(),
    createdAt: now,
    expiresAt: invitationEnd(now),
  });
  await sendInvitation(em, invitation, now);
  return invitation;
}

/** Sends the mail, in the language of the account that has the address, else of who invites. */
export async function sendInvitation(
  em: EntityManager,
  invitation: Invitation,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - HOUR_MS);
  const sent = await em.count(MailRow, { subjectId: invitation.id, createdAt: { $gt: since } });
  if (sent >= MAX_MAILS_AN_HOUR) {
    throw new AppError('RATE_LIMITED', 'It was sent several times already: wait an hour');
  }
  invitation.expiresAt = invitationEnd(now);
  const { email, kind, invitedBy } = invitation;
  const invited = await em.findOne(Account, { email, closedAt: null });
  const { language } = invited ?? (await em.findOneOrFail(Account, { id: invitedBy.id }));
  sendMailAfterCommit(em, {
    kind: kind === 'EVENT' ? 'EVENT_INVITATION' : 'INVITATION',
    email,
    language,
    subjectId: invitation.id,
  });
}

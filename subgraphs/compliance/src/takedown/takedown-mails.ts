import {
  contactsOfOrganization,
  reportedEvent,
  type MailLanguage,
  type TAKEDOWN_MAIL_DECISIONS,
} from '@focus-racer/contracts';
import type { MailComposer, MailRow } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComplianceMailParts } from '../mail/mail-parts.ts';
import { Takedown } from './takedown.entity.ts';

type Composer<K extends 'TAKEDOWN_RECEIVED' | 'TAKEDOWN_TO_DECIDE' | 'TAKEDOWN_DECIDED'> =
  MailComposer<K, ComplianceMailParts>;
type Decision = (typeof TAKEDOWN_MAIL_DECISIONS)[number];

const DECISIONS = { OPEN: null, HIDDEN: 'TAKEN_DOWN', KEPT: 'KEPT', PUT_BACK: 'PUT_BACK' } as const;

/** To the reporter. */
export const writeTakedownReceived: Composer<'TAKEDOWN_RECEIVED'> = async (em, mail, parts) => {
  const takedown = await subjectOf(em, mail);
  if (!takedown || !mail.email) return null;
  return {
    to: mail.email,
    language: mail.language,
    values: {
      event: await nameOf(parts, takedown),
      reference: takedown.reference,
      deadline: takedown.deadline.toISOString(),
    },
  };
};

/** To one who may decide; nothing once it is decided, or to one who may no longer. */
export const writeTakedownToDecide: Composer<'TAKEDOWN_TO_DECIDE'> = async (em, mail, parts) => {
  const takedown = await subjectOf(em, mail);
  if (takedown?.state !== 'OPEN') return null;
  const reader = await findDecider(parts, mail, takedown);
  return (
    reader && {
      ...reader,
      values: {
        event: await nameOf(parts, takedown),
        reference: takedown.reference,
        deadline: takedown.deadline.toISOString(),
        url: `${parts.publicUrl}/pro/takedowns`,
      },
    }
  );
};

/** To the reporter, and to those of the organization who did not decide it themselves. */
export const writeTakedownDecided: Composer<'TAKEDOWN_DECIDED'> = async (em, mail, parts) => {
  const takedown = await subjectOf(em, mail);
  const decision: Decision | null = takedown && DECISIONS[takedown.state];
  if (!takedown || !decision) return null;
  const reader = mail.email
    ? { to: mail.email, language: mail.language }
    : await findDecider(parts, mail, takedown);
  const place = mail.email ? `/takedown/${takedown.reference}` : '/pro/takedowns';
  return (
    reader && {
      ...reader,
      values: {
        event: await nameOf(parts, takedown),
        reference: takedown.reference,
        decision,
        url: `${parts.publicUrl}${place}`,
      },
    }
  );
};

function subjectOf(em: EntityManager, { subjectId }: MailRow): Promise<Takedown | null> {
  return subjectId ? em.findOne(Takedown, { id: subjectId }) : Promise.resolve(null);
}

async function nameOf({ internal }: ComplianceMailParts, { eventId }: Takedown): Promise<string> {
  return (await internal.ask(reportedEvent, { eventId })).name;
}

/** Null for who left the organization, or lost the role, since the mail was ordered. */
async function findDecider(
  { internal }: ComplianceMailParts,
  { accountId }: MailRow,
  { organizationId, eventOrganizationId }: Takedown,
): Promise<{ to: string; language: MailLanguage } | null> {
  for (const id of new Set([organizationId, eventOrganizationId])) {
    const contacts = await internal.ask(contactsOfOrganization, { organizationId: id });
    const contact = contacts.find((one) => one.accountId === accountId);
    if (contact) return { to: contact.email, language: contact.language };
  }
  return null;
}

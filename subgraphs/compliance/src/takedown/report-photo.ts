import {
  contactsOfOrganization,
  newId,
  reportablePhoto,
  type Viewer,
} from '@focus-racer/contracts';
import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComplianceContext } from '../context.ts';
import { holdNow, orderHold } from './hold-photo.ts';
import { newReference } from './takedown-reference.ts';
import { deadlineFor, GRAVE_REASONS, isHiddenAtOnce } from './takedown-rules.ts';
import { Takedown } from './takedown.entity.ts';
import { type ReportPhoto, type ReportPhotoInput, reportPhotoSchema } from './takedown.inputs.ts';

/**
 * Takes a report from anybody who may see the photo. Reported again from the same address before it
 * is decided, it is the same request.
 */
export async function reportPhoto(
  context: ComplianceContext,
  input: ReportPhotoInput,
): Promise<Takedown> {
  const report = checkInput(reportPhotoSchema, input);
  const { viewer, internal } = context;
  const photo = await internal.ask(reportablePhoto, { photoId: report.photoId, viewer });
  const deciders = await findDeciders(context, photo);
  const { takedown, isNew } = await context.em.transactional(async (em) => {
    // One report of an event at a time: how much of it is hidden undecided is counted here.
    await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `takedown ${photo.eventId}`,
    ]);
    const known = await em.findOne(Takedown, {
      photoId: photo.photoId,
      email: report.email,
      state: 'OPEN',
    });
    if (known) return { takedown: known, isNew: false };
    const made = makeTakedown(viewer, report, photo);
    em.persist(made);
    orderHold(em, made, isHiddenAtOnce(made.reason, await hiddenSoFar(em, made)));
    tellBothSides(em, made, deciders);
    recordAuditAfterCommit(em, {
      actor: actorOf(viewer),
      action: 'takedown.reported',
      subject: `takedown:${made.id}`,
      details: { photoId: made.photoId, reason: made.reason, hidden: made.held },
    });
    return { takedown: made, isNew: true };
  });
  if (isNew) await holdNow(context, takedown);
  return takedown;
}

interface ReportedPhoto {
  photoId: string;
  eventId: string;
  organizationId: string;
  eventOrganizationId: string;
}

function makeTakedown(viewer: Viewer, report: ReportPhoto, photo: ReportedPhoto): Takedown {
  const now = new Date();
  return Object.assign(new Takedown(), {
    ...photo,
    ...report,
    id: newId(),
    reference: newReference(),
    reporterId: viewer.kind === 'account' ? viewer.accountId : null,
    createdAt: now,
    deadline: deadlineFor(report.reason, now),
  });
}

/** Owners and managers of whoever sells the photo and of whose event it is, each once. */
async function findDeciders({ internal }: ComplianceContext, photo: ReportedPhoto) {
  const organizations = new Set([photo.organizationId, photo.eventOrganizationId]);
  const contacts = await Promise.all(
    [...organizations].map((organizationId) =>
      internal.ask(contactsOfOrganization, { organizationId }),
    ),
  );
  return [...new Map(contacts.flat().map((one) => [one.accountId, one])).values()];
}

async function hiddenSoFar(em: EntityManager, { photoId, eventId, email, reason }: Takedown) {
  const undecided = { state: 'OPEN', held: true } as const;
  const [keptBefore, heldOfEvent, heldOfReporter] = [
    await em.count(Takedown, {
      photoId,
      reason: { $in: [...GRAVE_REASONS, reason] },
      state: { $in: ['KEPT', 'PUT_BACK'] },
    }),
    await em.count(Takedown, { eventId, ...undecided }),
    await em.count(Takedown, { email, ...undecided }),
  ];
  return { keptBefore: keptBefore > 0, heldOfEvent, heldOfReporter };
}

function tellBothSides(
  em: EntityManager,
  { id: subjectId, email, language }: Takedown,
  deciders: Awaited<ReturnType<typeof findDeciders>>,
): void {
  sendMailAfterCommit(em, { kind: 'TAKEDOWN_RECEIVED', email, language, subjectId });
  for (const { accountId, language: theirs } of deciders) {
    sendMailAfterCommit(em, {
      kind: 'TAKEDOWN_TO_DECIDE',
      accountId,
      language: theirs,
      subjectId,
    });
  }
}

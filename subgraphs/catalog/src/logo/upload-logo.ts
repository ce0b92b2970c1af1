import { logoUploadKey, newId } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  checkInput,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { requireManager } from '../event/event.policy.ts';
import { findEvent } from '../event/find-event.ts';
import { toSignedUpload } from '../upload/signed-upload.ts';
import { EventLogo } from './event-logo.entity.ts';
import { getManagedLogo } from './find-logo.ts';
import { type RequestLogoUploadInput, requestLogoUploadSchema } from './logo.inputs.ts';
import type { RequestLogoUploadPayload } from './logo.results.ts';

const SIGNED_PUT_SECONDS = 900;
const LOGOS_AN_EVENT = 50;

/** Announces a logo and answers where to send it. */
export async function requestLogoUpload(
  context: CatalogContext,
  input: RequestLogoUploadInput,
): Promise<RequestLogoUploadPayload> {
  const { eventId, ...file } = checkInput(requestLogoUploadSchema, input);
  const event = requireManager(context.viewer, await findEvent(context, eventId));
  const { em, store } = context;
  if ((await em.count(EventLogo, { eventId })) >= LOGOS_AN_EVENT) {
    throw new AppError('CONFLICT', 'This event has too many logos', { max: LOGOS_AN_EVENT });
  }
  const logo = Object.assign(new EventLogo(), {
    id: newId(),
    eventId: event.id,
    ...file,
    createdAt: new Date(),
  });
  await em.persist(logo).flush();
  const signed = await store.signPut(logoUploadKey({ eventId, logoId: logo.id }), {
    ...file,
    expiresInSeconds: SIGNED_PUT_SECONDS,
  });
  return { logo, upload: toSignedUpload(signed) };
}

/** The file was sent: it is looked at and turned into a PNG, elsewhere. Idempotent. */
export async function completeLogoUpload(
  context: CatalogContext,
  logoId: string,
): Promise<EventLogo> {
  const { logo, event } = await getManagedLogo(context, logoId);
  const stored = await context.store.head(logoUploadKey({ eventId: event.id, logoId }));
  if (logo.state === 'AWAITING_UPLOAD' && stored?.byteSize !== logo.byteSize) {
    throw new AppError('CONFLICT', 'The file has not arrived');
  }
  return context.em.transactional(async (em) => {
    const own = await em.findOneOrFail(
      EventLogo,
      { id: logo.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (own.state !== 'AWAITING_UPLOAD') return own;
    own.state = 'PREPARING';
    startWorkflowAfterCommit(em, 'prepareLogo', {
      logoId: own.id,
      eventId: event.id,
      organizationId: event.organizationId,
    });
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: 'event.logoUploaded',
      subject: `event:${event.id}`,
      details: { logoId: own.id },
    });
    return own;
  });
}

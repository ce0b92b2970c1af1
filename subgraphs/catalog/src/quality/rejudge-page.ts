import { recordAuditAfterCommit, startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { findSharper, sortAlone } from '../duplicate/keep-sharpest.ts';
import { Event } from '../event/event.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { movePhoto } from '../photo/photo.state.ts';
import { auditDecision, WORKERS, workOnPhoto } from '../photo/work-on-photo.ts';
import { judgeQuality, QUALITY_REASONS, type QualityReason } from './judge-quality.ts';
import { qualityOf } from './quality-thresholds.ts';

const PHOTOS_A_PAGE = 200;

/**
 * Judges a page of an event's photos again from their kept measures. Each that changes sides does so
 * in a transaction of its own; what somebody sorted by hand stays. Safe to repeat.
 */
export async function rejudgePage(
  context: CatalogContext,
  eventId: string,
  after: string | null,
): Promise<{ photos: number; changed: number; next: string | null }> {
  const event = await context.em.findOneOrFail(Event, eventId, { refresh: true });
  const page = await context.em.find(
    Photo,
    {
      eventId,
      state: { $in: ['PUBLISHED', 'SET_ASIDE'] },
      ...(after && { id: { $gt: after } }),
    },
    { orderBy: { id: 'asc' }, limit: PHOTOS_A_PAGE, refresh: true },
  );
  const changing = page.filter(
    (photo) => isJudged(photo) && verdictOf(photo, event) !== standing(photo),
  );
  for (const photo of changing) {
    await workOnPhoto(context, photo.id, rejudge, undefined, (em) => sortAlone(em, photo));
  }
  return {
    photos: page.length,
    changed: changing.length,
    next: page.length === PHOTOS_A_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

async function rejudge(em: EntityManager, photo: Photo): Promise<void> {
  if (!isJudged(photo)) return;
  const event = await em.findOneOrFail(Event, photo.eventId, { refresh: true });
  const verdict = verdictOf(photo, event);
  if (verdict === standing(photo)) return;
  if (verdict) setAside(em, photo, verdict);
  else await letBack(em, photo);
}

/** What the machine put where it is: in the gallery, or out of it for its quality. */
function isJudged(photo: Photo): boolean {
  if (photo.sortedByHandAt || photo.bringBackRequestedAt) return false;
  return photo.state === 'PUBLISHED' || (photo.state === 'SET_ASIDE' && standing(photo) !== null);
}

function standing({ setAsideReason }: Photo): QualityReason | null {
  return QUALITY_REASONS.find((reason) => reason === setAsideReason) ?? null;
}

function verdictOf(photo: Photo, event: Event): QualityReason | null {
  return judgeQuality(photo, qualityOf(event));
}

/** Its credit, once taken, stays so. */
function setAside(em: EntityManager, photo: Photo, reason: QualityReason): void {
  if (photo.state === 'PUBLISHED') movePhoto(photo, 'SET_ASIDE', new Date());
  photo.setAsideReason = reason;
  auditDecision(em, photo);
}

/** Publishing takes a credit first: a workflow's work. What is good but no longer the sharpest stays. */
async function letBack(em: EntityManager, photo: Photo): Promise<void> {
  const sharper = await findSharper(em, photo);
  if (sharper) {
    photo.setAsideReason = 'NEAR_DUPLICATE';
    photo.duplicateOfId = sharper.duplicateOfId ?? sharper.id;
    auditDecision(em, photo);
    return;
  }
  photo.bringBackRequestedAt = new Date();
  photo.bringBackByRules = true;
  startWorkflowAfterCommit(em, 'bringBackPhoto', {
    photoId: photo.id,
    eventId: photo.eventId,
    organizationId: photo.organizationId,
  });
  recordAuditAfterCommit(em, {
    actor: WORKERS,
    action: 'photo.bringBackRequested',
    subject: `photo:${photo.id}`,
    details: { eventId: photo.eventId },
  });
}

import {
  type PhotoState,
  type ReadingResult,
  type RenderedPhoto,
  type RenderResult,
} from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { decideBibs } from '../bib-decision/decide-bibs.ts';
import { lengthsOf } from '../bib-decision/bib-lengths.ts';
import { publishSharpest, remember } from '../duplicate/keep-sharpest.ts';
import type { Event } from '../event/event.entity.ts';
import { getKnowledge } from '../identification/event-knowledge.ts';
import { findEntries } from '../identification/find-entries.ts';
import { Identification } from '../identification/identification.entity.ts';
import { identifyPhoto } from '../identification/identify-photo.ts';
import type { BibLists } from '../identification/bib-lists.ts';
import { countStanding } from '../identification/identification.state.ts';
import { keepReading } from '../identification/keep-reading.ts';
import { changeOfLengths, learnLengths } from '../identification/learn-lengths.ts';
import { hasLook } from '../look/look-recipe.ts';
import { joinRerender } from '../look/order-rerender.ts';
import { lookOfPhoto } from '../look/photo-look.ts';
import { judgeQuality, sharpnessScoreOf } from '../quality/judge-quality.ts';
import { qualityOf } from '../quality/quality-thresholds.ts';
import { withdrawIfHeld } from '../takedown/withdraw-photo.ts';
import type { ProgressTally } from '../progress/progress-tally.ts';
import { captureTime } from './capture-time.ts';
import type { Photo } from './photo.entity.ts';
import { movePhoto } from './photo.state.ts';
import { decideAloneAboutFile, findSameFile, rejectAsSameFile } from './same-file.ts';
import { auditDecision, ingestAnswer, workOnPhoto } from './work-on-photo.ts';

export interface PhotoRecord {
  photoId: string;
  generation: number;
  rendered: RenderResult;
  reading: ReadingResult | null;
}

/**
 * Decides about a photo from what the workers found, in one transaction. Idempotent: a photo that is
 * decided, or of another generation, stays as it is.
 */
export function recordPhoto(
  context: CatalogContext,
  { photoId, generation, rendered, reading }: PhotoRecord,
): Promise<{ state: PhotoState }> {
  const record = async (em: EntityManager, photo: Photo, tally: ProgressTally): Promise<void> => {
    if (photo.state !== 'PROCESSING' || photo.generation !== generation) return;
    const now = new Date();
    photo.decidedAt = now;
    if (rendered.outcome === 'UNUSABLE') {
      movePhoto(photo, 'REJECTED', now);
      photo.rejectionReason = rendered.reason;
    } else {
      await recordRendered(context, em, photo, { rendered, reading, now, tally });
    }
    auditDecision(em, photo);
    await withdrawIfHeld(em, photo);
  };
  return workOnPhoto(context, photoId, record, ingestAnswer);
}

async function recordRendered(
  { bibLists }: CatalogContext,
  em: EntityManager,
  photo: Photo,
  {
    rendered,
    reading,
    now,
    tally,
  }: { rendered: RenderedPhoto; reading: ReadingResult | null; now: Date; tally: ProgressTally },
): Promise<void> {
  const event = await holdStartList(em, photo.eventId);
  keepFacts(photo, rendered, event.timeZone);

  await decideAloneAboutFile(em, photo);
  const first = await findSameFile(em, photo);
  if (first) {
    rejectAsSameFile(photo, first, now);
    return;
  }
  if (reading) await recordReading(em, bibLists, event, photo, reading, now);
  keepPeople(photo, rendered, reading);
  const reason = judgeQuality(photo, qualityOf(event));
  if (reason) {
    movePhoto(photo, 'SET_ASIDE', now);
    photo.setAsideReason = reason;
  } else {
    await publishSharpest(em, photo, { at: now, tally });
  }
  await remember(em, photo);
  if (!hasLook(rendered.recipe, lookOfPhoto(event, photo))) await joinRerender(em, event);
}

async function recordReading(
  em: EntityManager,
  bibLists: BibLists,
  event: Event,
  photo: Photo,
  reading: ReadingResult,
  now: Date,
): Promise<void> {
  const taught = lengthsOf(reading);
  const learning = await changeOfLengths(em, photo.id, taught);
  const { knowledge, basis } = await getKnowledge(em, bibLists, event, learning);
  const guesses = decideBibs(reading, knowledge);
  const existing = await em.find(Identification, { photoId: photo.id });
  const bibKeys = [...guesses, ...existing].map(({ bibKey }) => bibKey);
  const { added } = identifyPhoto(
    photo,
    { guesses, entries: await findEntries(em, event, bibKeys), now: basis, before: null },
    existing,
    now,
  );
  em.persist(added);
  Object.assign(photo, countStanding([...existing, ...added]));
  keepReading(em, photo, reading, { with: basis, taught, at: now });
  await em.flush();
  await learnLengths(em, event.id, learning);
}

function keepPeople(photo: Photo, rendered: RenderedPhoto, reading: ReadingResult | null): void {
  const people = reading?.people ?? [];
  photo.fineDetail = rendered.fineDetail;
  photo.sharpnessScore = sharpnessScoreOf(rendered, people);
  photo.torsoColours = [...new Set(people.flatMap(({ torsoColours }) => torsoColours))];
}

function keepFacts(photo: Photo, rendered: RenderedPhoto, timeZone: string): void {
  const { camera, exposure } = rendered;
  const { takenAt, source } = captureTime(camera, timeZone);
  photo.recipe = rendered.recipe;
  photo.nextRendition = null;
  photo.width = rendered.width;
  photo.height = rendered.height;
  photo.placeholder = rendered.placeholder;
  photo.sharpness = rendered.sharpness;
  photo.exposureMean = exposure.mean;
  photo.exposureShadows = exposure.shadows;
  photo.exposureHighlights = exposure.highlights;
  photo.perceptualHash = rendered.perceptualHash;
  photo.cameraLocalTime = camera.localTime;
  photo.cameraOffsetMinutes = camera.offsetMinutes;
  photo.cameraSubSecondMs = camera.subSecondMs;
  photo.cameraKey = camera.cameraKey;
  photo.exposureSeconds = camera.exposureSeconds;
  photo.iso = camera.iso;
  photo.focalLengthMm = camera.focalLengthMm;
  photo.takenAt = takenAt;
  photo.takenAtSource = source;
  photo.sortAt = takenAt ?? photo.uploadedAt ?? photo.createdAt;
}

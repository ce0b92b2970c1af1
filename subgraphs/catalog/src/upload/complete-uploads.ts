import { idSchema } from '@focus-racer/contracts';
import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  requireActor,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { crewOf } from '../crew/crew-of.ts';
import { Photo } from '../photo/photo.entity.ts';
import { standingOf, type UploadStanding } from './upload.policy.ts';
import { movePhoto } from '../photo/photo.state.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { inspectUpload, type UploadVerdict } from './inspect-upload.ts';
import { type CompleteUploadsInput, completeUploadsSchema } from './upload.inputs.ts';
import type { CompletedUpload, CompleteUploadsPayload } from './upload.results.ts';

const INSPECTIONS_AT_ONCE = 8;

/** Answers each photo by itself. Completed twice, also at the same time, its work starts once. */
export async function completeUploads(
  context: CatalogContext,
  input: CompleteUploadsInput,
): Promise<CompleteUploadsPayload> {
  requireActor(context.viewer);
  const { photoIds } = checkInput(completeUploadsSchema, input);
  const { MAY_COMPLETE: own, NO_LONGER: lost } = await findPhotos(context, photoIds);
  const awaited = [...own.values()].filter((photo) => photo.state === 'AWAITING_UPLOAD');
  const verdicts = await inspectAll(context, awaited);
  const settled = await settle(context, verdicts);
  for (const eventId of new Set([...settled.values()].map(({ photo }) => photo?.eventId))) {
    if (eventId) context.changes.announce(eventId);
  }
  return {
    results: photoIds.map((photoId) => {
      const photo = own.get(photoId);
      if (!photo)
        return answer(photoId, lost.has(photoId) ? 'NO_LONGER_ALLOWED' : 'NOT_FOUND', null);
      if (verdicts.get(photoId) === 'MISSING') return answer(photoId, 'MISSING', photo);
      return settled.get(photoId) ?? verdictOfState(photo);
    }),
  };
}

async function findPhotos(
  context: CatalogContext,
  photoIds: readonly string[],
): Promise<Record<UploadStanding, Map<string, Photo>>> {
  const ids = photoIds.filter((id) => idSchema.safeParse(id).success);
  const photos = await context.em.find(Photo, { id: { $in: ids }, state: { $ne: 'DELETED' } });
  const found = { MAY_COMPLETE: new Map(), NO_LONGER: new Map(), NOT_THERE: new Map() };
  for (const photo of photos) {
    const event = await context.load.event.load(photo.eventId);
    const crew = await crewOf(context, photo.eventId);
    const standing = event ? standingOf(context.viewer, event, photo, crew) : 'NOT_THERE';
    found[standing].set(photo.id, photo);
  }
  return found;
}

async function inspectAll(
  { store }: CatalogContext,
  photos: readonly Photo[],
): Promise<Map<string, UploadVerdict>> {
  const verdicts = new Map<string, UploadVerdict>();
  const queue = [...photos];
  const inspector = async (): Promise<void> => {
    for (let photo = queue.pop(); photo; photo = queue.pop()) {
      verdicts.set(photo.id, await inspectUpload(store, photo));
    }
  };
  await Promise.all(Array.from({ length: INSPECTIONS_AT_ONCE }, inspector));
  return verdicts;
}

/** One transaction for the call; rows are locked in id order, so that two calls never deadlock. */
function settle(
  context: CatalogContext,
  verdicts: ReadonlyMap<string, UploadVerdict>,
): Promise<Map<string, CompletedUpload>> {
  const arrived = [...verdicts].filter(([, verdict]) => verdict !== 'MISSING');
  if (arrived.length === 0) return Promise.resolve(new Map<string, CompletedUpload>());

  return context.em.transactional(async (em) => {
    const photos = await em.find(
      Photo,
      { id: { $in: arrived.map(([id]) => id) } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const tallies = new Map<string, ProgressTally>();
    const results = new Map<string, CompletedUpload>();
    for (const photo of photos) {
      if (photo.state !== 'AWAITING_UPLOAD') {
        results.set(photo.id, verdictOfState(photo));
        continue;
      }
      const before = countedAs(photo);
      results.set(photo.id, decide(context, em, photo, verdicts.get(photo.id)));
      const tally = tallies.get(photo.eventId) ?? new ProgressTally();
      tallies.set(photo.eventId, tally);
      tally.changed(before, photo);
    }
    await em.flush();
    for (const [eventId, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await tally.write(em, eventId);
    }
    return results;
  });
}

function decide(
  context: CatalogContext,
  em: EntityManager,
  photo: Photo,
  verdict: UploadVerdict | undefined,
): CompletedUpload {
  const now = new Date();
  photo.uploadedAt = now;
  photo.sortAt = now;
  if (verdict === 'PRESENT') {
    movePhoto(photo, 'UPLOADED', now);
    startWorkflowAfterCommit(em, 'photoIngest', {
      photoId: photo.id,
      eventId: photo.eventId,
      organizationId: photo.organizationId,
      generation: photo.generation,
    });
    return answer(photo.id, 'RECEIVED', photo);
  }
  if (verdict === undefined || verdict === 'MISSING') {
    throw new Error(`photo ${photo.id} was settled without having arrived`);
  }
  movePhoto(photo, 'REJECTED', now);
  photo.rejectionReason = verdict;
  photo.decidedAt = now;
  recordAuditAfterCommit(em, {
    actor: actorOf(context.viewer),
    action: 'photo.rejected',
    subject: `photo:${photo.id}`,
    details: { eventId: photo.eventId, reason: verdict },
  });
  return answer(photo.id, 'REJECTED', photo);
}

function verdictOfState(photo: Photo): CompletedUpload {
  const rejected = photo.state === 'REJECTED';
  return answer(photo.id, rejected ? 'REJECTED' : 'ALREADY_RECEIVED', photo);
}

function answer(
  photoId: string,
  outcome: CompletedUpload['outcome'],
  photo: Photo | null,
): CompletedUpload {
  return { photoId, outcome, photo, rejectionReason: photo?.rejectionReason ?? null };
}

import { idSchema } from '@focus-racer/contracts';
import { actorOf, notFound, recordAuditAfterCommit, requireActor } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { isInsider, requireManager } from '../event/event.policy.ts';
import { holdStartList } from '../event/hold-start-list.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { countedAs, ProgressTally } from '../progress/progress-tally.ts';
import { Identification } from './identification.entity.ts';

export interface HandWork {
  em: EntityManager;
  photo: Photo;
  /** Held against an import of its start list. */
  event: Event;
  asked: Identification;
  /** All identifications of the photo, those that gave way too. */
  existing: Identification[];
}

/**
 * Lets a manager of the event change a photo's identifications: the photo's row is locked, counters
 * follow, the change is audited and told. `work` answers whether it changed anything.
 */
export async function changeByHand(
  context: CatalogContext,
  identificationId: string,
  action: string,
  work: (hand: HandWork) => Promise<boolean> | boolean,
): Promise<Photo> {
  requireActor(context.viewer);
  const { photo, changed } = await context.em.transactional(async (em) => {
    const { asked, photo: locked } = await lockPhotoOf(context, em, identificationId);
    const event = await holdStartList(em, locked.eventId);
    const before = countedAs(locked);
    const existing = await em.find(
      Identification,
      { photoId: locked.id },
      { orderBy: { id: 'asc' }, refresh: true },
    );
    if (!(await work({ em, photo: locked, event, asked, existing }))) {
      return { photo: locked, changed: false };
    }
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action,
      subject: `photo:${locked.id}`,
      details: { eventId: event.id, identificationId },
    });
    await em.flush();
    const tally = new ProgressTally();
    tally.changed(before, locked);
    await tally.write(em, event.id);
    return { photo: locked, changed: true };
  });
  if (changed) {
    context.changes.announce(photo.eventId, photo.state === 'PUBLISHED' ? [photo.id] : []);
  }
  return photo;
}

/** NOT_FOUND for strangers, FORBIDDEN for members who do not manage the event. */
async function lockPhotoOf(context: CatalogContext, em: EntityManager, identificationId: string) {
  const asked = idSchema.safeParse(identificationId).success
    ? await em.findOne(Identification, { id: identificationId })
    : null;
  const event = asked && (await context.load.event.load(asked.eventId));
  if (!event || !isInsider(context.viewer, event)) throw notFound('Identification');
  requireManager(context.viewer, event);
  const photo = await lockPhoto(em, asked.photoId);
  if (!photo || photo.state === 'DELETED') throw notFound('Identification');
  return { asked, photo };
}

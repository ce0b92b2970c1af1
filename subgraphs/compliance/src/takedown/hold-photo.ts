import { holdPhotoDown } from '@focus-racer/contracts';
import { startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComplianceContext } from '../context.ts';
import type { Takedown } from './takedown.entity.ts';

/** Orders that a request holds its photo down, or no longer does; nothing when it is so already. */
export function orderHold(em: EntityManager, takedown: Takedown, held: boolean): void {
  if (takedown.held === held) return;
  takedown.held = held;
  takedown.version += 1;
  startWorkflowAfterCommit(em, 'enforceTakedown', {
    takedownId: takedown.id,
    photoId: takedown.photoId,
    eventId: takedown.eventId,
    organizationId: takedown.organizationId,
    version: takedown.version,
    held,
  });
}

/**
 * Tells the catalog once more than the workflow does, before the answer: whoever asked sees the photo
 * gone. When the catalog is away, the workflow is what tells it.
 */
export async function holdNow(
  { internal, logger }: Pick<ComplianceContext, 'internal' | 'logger'>,
  { id, photoId, version, held }: Takedown,
): Promise<void> {
  if (version === 0) return;
  try {
    await internal.ask(holdPhotoDown, { takedownId: id, photoId, version, held });
  } catch (error) {
    logger.warn({ err: error, takedownId: id }, 'a takedown is left to its workflow');
  }
}

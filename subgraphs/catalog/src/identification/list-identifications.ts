import { idSchema } from '@focus-racer/contracts';
import { checkPageSize, decodeCursor, toConnection } from '@focus-racer/service-kit';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { requireManager } from '../event/event.policy.ts';
import type { PageArguments } from '../page-arguments.ts';
import { findUncertain } from './identification.repository.ts';
import type { IdentificationConnection } from './identification.connection.ts';
import { Identification } from './identification.entity.ts';

const cursorSchema = z.tuple([idSchema]);

/** For managers: what on published photos waits for somebody to decide, the oldest first. */
export async function listUncertainReads(
  { em, viewer }: CatalogContext,
  event: Event,
  { first, after }: PageArguments,
): Promise<IdentificationConnection> {
  requireManager(viewer, event);
  const limit = checkPageSize(first) + 1;
  const [afterId] = after ? decodeCursor(after, cursorSchema) : [null];
  return toPage(await findUncertain(em, event.id, afterId, limit), first);
}

/** All that ever was decided about a photo, the newest first. Who may see it is the caller's business. */
export async function listHistory(
  { em }: CatalogContext,
  photoId: string,
  { first, after }: PageArguments,
): Promise<IdentificationConnection> {
  const limit = checkPageSize(first) + 1;
  const [before] = after ? decodeCursor(after, cursorSchema) : [];
  const rows = await em.find(
    Identification,
    { photoId, ...(before && { id: { $lt: before } }) },
    { populate: ['entry.race'], strategy: 'joined', orderBy: { id: 'desc' }, limit },
  );
  return toPage(rows, first);
}

function toPage(rows: readonly Identification[], first: number): IdentificationConnection {
  return toConnection(
    rows,
    first,
    ({ id }) => [id],
    (one) => one,
  );
}

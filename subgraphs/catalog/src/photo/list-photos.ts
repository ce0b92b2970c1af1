import type { PhotoState } from '@focus-racer/contracts';
import { checkPageSize, notFound, requireActor, toConnection } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { isOfCrew } from '../crew/crew-of.ts';
import { isInsider } from '../event/event.policy.ts';
import { getViewable } from '../event/find-event.ts';
import type { PageArguments } from '../page-arguments.ts';
import type { PhotoConnection } from './photo.connection.ts';
import type { Photo } from './photo.entity.ts';
import { findPhotoPage } from './photo.repository.ts';
import { photoCursorOf, readPhotoCursor } from './photo-cursor.ts';

/** The gallery: published photos in the order they were taken. */
export async function listPublishedPhotos(
  context: CatalogContext,
  event: Event,
  page: PageArguments,
): Promise<PhotoConnection> {
  await getViewable(context, event);
  return listPhotos(context, event, page, ['PUBLISHED'], 'oldestFirst');
}

/** Photos of any states, the newest first: for insiders all, for each of the crew her own. */
export async function listManagedPhotos(
  context: CatalogContext,
  event: Event,
  page: PageArguments & { states: readonly PhotoState[] },
): Promise<PhotoConnection> {
  const { accountId } = requireActor(context.viewer);
  const seesAll = isInsider(context.viewer, event);
  if (!seesAll && !(await isOfCrew(context, event.id))) throw notFound('Event');
  const states = [...new Set(page.states)].filter((state) => state !== 'DELETED');
  return listPhotos(context, event, page, states, 'newestFirst', seesAll ? null : accountId);
}

async function listPhotos(
  context: CatalogContext,
  event: Event,
  { first, after }: PageArguments,
  states: readonly PhotoState[],
  order: 'oldestFirst' | 'newestFirst',
  authorId: string | null = null,
): Promise<PhotoConnection> {
  const limit = checkPageSize(first) + 1;
  const asked = {
    eventId: event.id,
    authorId,
    states,
    order,
    after: readPhotoCursor(after),
    limit,
  };
  const rows = states.length === 0 ? [] : await findPhotoPage(context.em, asked);
  return toPhotoConnection(rows, first);
}

export function toPhotoConnection(rows: readonly Photo[], first: number): PhotoConnection {
  return toConnection(rows, first, photoCursorOf, (photo) => photo);
}

import type { PhotoState } from '@focus-racer/contracts';
import { checkPageSize, toConnection } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { requireInsider, requireViewable } from '../event/event.policy.ts';
import type { PageArguments } from '../page-arguments.ts';
import type { PhotoConnection } from './photo.connection.ts';
import type { Photo } from './photo.entity.ts';
import { findPhotoPage } from './photo.repository.ts';
import { photoCursorOf, readPhotoCursor } from './photo-cursor.ts';

/** The gallery: published photos in the order they were taken. */
export function listPublishedPhotos(
  context: CatalogContext,
  event: Event,
  page: PageArguments,
): Promise<PhotoConnection> {
  requireViewable(context.viewer, event);
  return listPhotos(context, event, page, ['PUBLISHED'], 'oldestFirst');
}

/** For insiders: photos of any states, the newest first. */
export function listManagedPhotos(
  context: CatalogContext,
  event: Event,
  page: PageArguments & { states: readonly PhotoState[] },
): Promise<PhotoConnection> {
  requireInsider(context.viewer, event);
  const states = [...new Set(page.states)].filter((state) => state !== 'DELETED');
  return listPhotos(context, event, page, states, 'newestFirst');
}

async function listPhotos(
  context: CatalogContext,
  event: Event,
  { first, after }: PageArguments,
  states: readonly PhotoState[],
  order: 'oldestFirst' | 'newestFirst',
): Promise<PhotoConnection> {
  const limit = checkPageSize(first) + 1;
  const cursor = readPhotoCursor(after);
  const rows =
    states.length === 0
      ? []
      : await findPhotoPage(context.em, { eventId: event.id, states, order, after: cursor, limit });
  return toPhotoConnection(rows, first);
}

export function toPhotoConnection(rows: readonly Photo[], first: number): PhotoConnection {
  return toConnection(rows, first, photoCursorOf, (photo) => photo);
}

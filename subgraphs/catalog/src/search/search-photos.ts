import { AppError, checkInput, checkPageSize } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { getViewable } from '../event/find-event.ts';
import { toPhotoConnection } from '../photo/list-photos.ts';
import type { PhotoConnection } from '../photo/photo.connection.ts';
import { readPhotoCursor } from '../photo/photo-cursor.ts';
import { type PhotoSearchArguments, photoSearchSchema } from './photo-search.inputs.ts';
import { findLabels, findMatchingPhotos } from './photo-search.repository.ts';

/** A bounded look at what engines named, however large the event. */
const LABELS = { photos: 500, labels: 40 };

/** Published photos by what is worn, by race and by time: for whom no bib leads to. */
export async function searchPhotos(
  context: CatalogContext,
  event: Event,
  { first, after, ...asked }: PhotoSearchArguments,
): Promise<PhotoConnection> {
  await getViewable(context, event);
  const limit = checkPageSize(first) + 1;
  const search = checkInput(photoSearchSchema, asked);
  if (search.from && search.until && search.from >= search.until) {
    throw new AppError('BAD_USER_INPUT', 'from must be before until', { field: 'from' });
  }
  const rows = await findMatchingPhotos(
    context.em,
    event.id,
    search,
    readPhotoCursor(after),
    limit,
  );
  return toPhotoConnection(rows, first);
}

export async function listLabels(context: CatalogContext, event: Event): Promise<string[]> {
  await getViewable(context, event);
  return findLabels(context.em, event.id, LABELS);
}

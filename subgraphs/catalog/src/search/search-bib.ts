import { AppError, checkPageSize } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { canManage } from '../event/event.policy.ts';
import { getViewable } from '../event/find-event.ts';
import { bibKey } from '../identification/bib-key.ts';
import type { PageArguments } from '../page-arguments.ts';
import { toPhotoConnection } from '../photo/list-photos.ts';
import type { PhotoConnection } from '../photo/photo.connection.ts';
import { readPhotoCursor } from '../photo/photo-cursor.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import { countPhotosOfBib, findBibs, findPhotosOfBib } from './bib-search.repository.ts';
import { BibSearch, type BibSuggestion } from './bib-search.results.ts';
import { similarBibKeys } from './similar-bibs.ts';

const MAX_BIB_CHARACTERS = 20;
const MAX_SUGGESTIONS = 6;
/** Two races may use the same bib, hardly ever ten. */
const MAX_ENTRIES = 10;
const MAX_TOTAL = 1000;

export async function searchBib(
  context: CatalogContext,
  event: Event,
  asked: string,
  { first, after = null }: PageArguments,
): Promise<BibSearch> {
  await getViewable(context, event);
  checkPageSize(first);
  const bib = asked.trim();
  if (bib.length > MAX_BIB_CHARACTERS || !bibKey(bib)) {
    throw new AppError('BAD_USER_INPUT', 'This is no bib', { field: 'bib' });
  }
  return Object.assign(new BibSearch(), { event, bib, bibKey: bibKey(bib), first, after });
}

export function findEntriesOfBib(
  { em }: CatalogContext,
  search: BibSearch,
): Promise<StartListEntry[]> {
  return em.find(
    StartListEntry,
    { eventId: search.event.id, bibKey: search.bibKey },
    { populate: ['race'], strategy: 'joined', orderBy: { id: 'asc' }, limit: MAX_ENTRIES },
  );
}

export async function listPhotosOfBib(
  { em }: CatalogContext,
  search: BibSearch,
): Promise<PhotoConnection> {
  const cursor = readPhotoCursor(search.after);
  const rows = await findPhotosOfBib(em, bibOf(search), cursor, search.first + 1);
  return toPhotoConnection(rows, search.first);
}

export function countPhotos({ em }: CatalogContext, search: BibSearch): Promise<number> {
  return countPhotosOfBib(em, bibOf(search), MAX_TOTAL);
}

/** Bibs one slip away, when the bib itself has no photo. */
export async function suggestBibs(
  { em, viewer }: CatalogContext,
  search: BibSearch,
): Promise<BibSuggestion[]> {
  if ((await countPhotosOfBib(em, bibOf(search), 1)) > 0) return [];
  const keys = similarBibKeys(search.bibKey);
  const found = await findBibs(em, search.event.id, keys, MAX_SUGGESTIONS);
  const showNames = search.event.publicNames || canManage(viewer, search.event);
  return found.map((match) => ({
    bib: match.bib,
    name: showNames ? match.name : null,
    photoCount: match.photo_count,
  }));
}

function bibOf(search: BibSearch) {
  return { eventId: search.event.id, bibKey: search.bibKey };
}

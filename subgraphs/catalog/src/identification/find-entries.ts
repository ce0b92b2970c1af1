import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import type { BibCandidate } from './bib-rules.ts';
import type { EntriesByBibKey } from './identify-photo.ts';

/** The entries that these candidates may be; null when the event has no start list. */
export async function findEntries(
  em: EntityManager,
  event: Pick<Event, 'id' | 'startListSize'>,
  candidates: readonly BibCandidate[],
): Promise<EntriesByBibKey> {
  if (event.startListSize === 0) return null;
  const keys = [...new Set(candidates.flatMap((candidate) => candidate.keys))];
  if (keys.length === 0) return new Map();
  const entries = await em.find(StartListEntry, { eventId: event.id, bibKey: { $in: keys } });
  return Map.groupBy(entries, (entry) => entry.bibKey);
}

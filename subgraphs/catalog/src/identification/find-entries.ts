import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';

/** The start list's entries by bib key; null when the event has no start list. */
export type EntriesByBibKey = ReadonlyMap<string, readonly StartListEntry[]> | null;

/** Those of these bibs. */
export async function findEntries(
  em: EntityManager,
  event: Pick<Event, 'id' | 'startListSize'>,
  bibKeys: Iterable<string>,
): Promise<EntriesByBibKey> {
  if (event.startListSize === 0) return null;
  const keys = [...new Set(bibKeys)];
  if (keys.length === 0) return new Map();
  const entries = await em.find(StartListEntry, { eventId: event.id, bibKey: { $in: keys } });
  return Map.groupBy(entries, (entry) => entry.bibKey);
}

import { newId } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import { newRaces } from '../race/new-races.ts';
import { type Race } from '../race/race.entity.ts';
import { raceNameKey } from '../race/race-name.ts';
import type { ListedRunner, RacesOfEvent } from './parse-start-list.ts';

export interface StartListChange {
  entries: number;
  added: number;
  changed: number;
  removed: number;
}

/**
 * Makes the event's start list equal to these runners: upserts by race and bib key, then removes
 * what is not listed. The caller holds the event's row.
 */
export async function replaceEntries(
  em: EntityManager,
  event: Event,
  races: readonly Race[],
  runners: readonly ListedRunner[],
): Promise<StartListChange> {
  const raceIdOf = await findOrMakeRaces(em, event, races, runners);
  const rows = runners.map(({ bib, bibKey, name, category, club, email, race }) => ({
    id: newId(),
    race_id: raceIdOf(race),
    bib,
    bib_key: bibKey,
    name,
    category,
    club,
    email,
  }));
  const written = await em.execute<{ added: boolean }[]>(
    `insert into catalog.start_list_entry as e
       (id, event_id, race_id, bib, bib_key, name, category, club, email)
     select r.id, ?, r.race_id, r.bib, r.bib_key, r.name, r.category, r.club, r.email
     from ${LISTED}
     on conflict (race_id, bib_key) do update
       set bib = excluded.bib, name = excluded.name, category = excluded.category,
         club = excluded.club, email = excluded.email
       where (e.bib, e.name, e.category, e.club, e.email) is distinct from
         (excluded.bib, excluded.name, excluded.category, excluded.club, excluded.email)
     returning xmax = 0 as added`,
    [event.id, JSON.stringify(rows)],
  );
  const removed = await em.execute<object[]>(
    `delete from catalog.start_list_entry
     where event_id = ? and (race_id, bib_key) not in (select race_id, bib_key from ${LISTED})
     returning id`,
    [event.id, JSON.stringify(rows)],
  );
  await em.execute(
    `update catalog.race set start_list_size =
       (select count(*) from catalog.start_list_entry where race_id = race.id)
     where event_id = ?`,
    [event.id],
    'run',
  );
  const added = written.filter((row) => row.added).length;
  return {
    entries: rows.length,
    added,
    changed: written.length - added,
    removed: removed.length,
  };
}

const LISTED = `jsonb_to_recordset(?::jsonb) as
  r (id uuid, race_id uuid, bib text, bib_key text, name text, category text, club text, email text)`;

export function racesOf(event: Event, races: readonly Race[]): RacesOfEvent {
  return { byDefault: races[0]?.name ?? event.name, several: races.length > 1 };
}

async function findOrMakeRaces(
  em: EntityManager,
  event: Event,
  races: readonly Race[],
  runners: readonly ListedRunner[],
): Promise<(race: string) => string> {
  const idByKey = new Map(races.map((race) => [race.nameKey, race.id]));
  const named = new Set(runners.map(({ race }) => race));
  const made = newRaces(event.id, [...named]).filter((race) => !idByKey.has(race.nameKey));
  em.persist(made);
  await em.flush();
  made.forEach((race) => idByKey.set(race.nameKey, race.id));
  return (race) => {
    const id = idByKey.get(raceNameKey(race));
    if (!id) throw new Error('a race vanished during the import of its start list');
    return id;
  };
}

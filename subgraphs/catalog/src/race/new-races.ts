import { newId } from '@focus-racer/contracts';
import { Race } from './race.entity.ts';
import { raceNameKey } from './race-name.ts';

/** Two names that differ only in case, accents or spacing are one race. */
export function newRaces(eventId: string, names: readonly string[]): Race[] {
  const byKey = new Map(names.map((name) => [raceNameKey(name), name]));
  return [...byKey].map(([nameKey, name]) =>
    Object.assign(new Race(), { id: newId(), eventId, name, nameKey }),
  );
}

import { newId } from '@focus-racer/contracts';
import type { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import {
  type BibCandidate,
  type PlausibleBib,
  plausibleAlone,
  plausibleListed,
} from './bib-rules.ts';
import { Identification } from './identification.entity.ts';

/** The start list's entries by bib key; null when the event has no start list. */
export type EntriesByBibKey = ReadonlyMap<string, readonly StartListEntry[]> | null;

interface Wanted extends PlausibleBib {
  entry: StartListEntry | null;
}

/**
 * Brings a photo's identifications in line with what was read and the start list of now. Changes
 * `existing` in place, answers the new rows and how many are active. A decision by hand stands: a
 * denied one does not come back, a confirmed one does not go.
 */
export function identifyPhoto(
  photo: { id: string; eventId: string },
  candidates: readonly BibCandidate[],
  entries: EntriesByBibKey,
  existing: readonly Identification[],
  now: Date,
): { added: Identification[]; active: number; changed: boolean } {
  const wanted = wantedIdentifications(candidates, entries);
  const standing = existing.filter(({ state }) => state !== 'SUPERSEDED');
  const decided = new Set(standing.map(identityOf));
  const added = wanted
    .filter((one) => !decided.has(identityOf(one)))
    .map((one) => newIdentification(photo, one, now));

  const wantedIdentities = new Set(wanted.map(identityOf));
  const outdated = standing.filter(
    (one) =>
      one.state === 'ACTIVE' &&
      one.decidedBy === 'READING' &&
      !wantedIdentities.has(identityOf(one)),
  );
  for (const one of outdated) {
    one.state = 'SUPERSEDED';
    one.supersededById = added.find(({ bibKey }) => bibKey === one.bibKey)?.id ?? null;
  }
  return {
    added,
    active: standing.filter(({ state }) => state === 'ACTIVE').length + added.length,
    changed: added.length > 0 || outdated.length > 0,
  };
}

function wantedIdentifications(
  candidates: readonly BibCandidate[],
  entries: EntriesByBibKey,
): Wanted[] {
  if (!entries) return plausibleAlone(candidates).map((bib) => ({ ...bib, entry: null }));
  return plausibleListed(candidates, new Set(entries.keys())).flatMap((found) =>
    (entries.get(found.bibKey) ?? []).map((entry) => ({ ...found, bib: entry.bib, entry })),
  );
}

function identityOf(one: { bibKey: string; entry: StartListEntry | null }): string {
  return `${one.bibKey} ${one.entry?.id ?? ''}`;
}

function newIdentification(
  photo: { id: string; eventId: string },
  { bib, bibKey, entry, confidence, box }: Wanted,
  createdAt: Date,
): Identification {
  return Object.assign(new Identification(), {
    id: newId(),
    eventId: photo.eventId,
    photoId: photo.id,
    bib,
    bibKey,
    entry,
    confidence,
    box,
    createdAt,
  });
}

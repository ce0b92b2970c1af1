import { newId } from '@focus-racer/contracts';
import type { BibGuess } from '../bib-decision/decide-bibs.ts';
import type { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import { type DecisionBasis, reasonOfChange } from './change-reason.ts';
import type { EntriesByBibKey } from './find-entries.ts';
import { Identification } from './identification.entity.ts';
import type { ChangeReason } from './identification.enums.ts';
import { isStanding, type ReadState, stateAt, supersede } from './identification.state.ts';

/** What a photo's reading says, and what it is decided with: now, and the last time. */
export interface Decision {
  guesses: readonly BibGuess[];
  entries: EntriesByBibKey;
  now: DecisionBasis;
  before: DecisionBasis | null;
  /** When the caller knows why things change. */
  because?: ChangeReason;
}

interface Wanted extends Pick<Identification, 'bib' | 'bibKey' | 'entry' | 'confidence' | 'box'> {
  state: NonNullable<ReadState>;
}

/**
 * Brings a photo's identifications in line with its guesses and the start list of now. Changes
 * `existing` in place, answers the new rows. A decision by hand stands: a bib that was denied does
 * not come back, one that was confirmed does not go.
 */
export function identifyPhoto(
  photo: { id: string; eventId: string },
  decision: Decision,
  existing: readonly Identification[],
  at: Date,
): { added: Identification[]; changed: boolean } {
  const standing = existing.filter(isStanding);
  const byHand = standing.filter(({ decidedBy }) => decidedBy === 'HAND');
  const byReading = standing.filter(({ decidedBy }) => decidedBy === 'READING');
  byHand.forEach((one) => adoptEntry(one, decision.entries));

  const decided = new Set(byHand.map(({ bibKey }) => bibKey));
  const wanted = wantedOf(decision).filter(({ bibKey }) => !decided.has(bibKey));
  const standingOf = new Map(byReading.map((one) => [identityOf(one), one]));
  const wantedIdentities = new Set(wanted.map(identityOf));
  const outdated = byReading.filter((one) => !wantedIdentities.has(identityOf(one)));

  const added: Identification[] = [];
  for (const one of wanted) {
    const kept = standingOf.get(identityOf(one));
    if (kept) Object.assign(kept, { confidence: one.confidence, box: one.box });
    else {
      const reason = reasonFor(one.bibKey, decision, byReading);
      added.push(newIdentification(photo, { ...one, reason, createdAt: at }));
    }
  }
  const gone = outdated.map((one) => {
    const by = added.find(({ bibKey }) => bibKey === one.bibKey) ?? null;
    return { one, by, reason: by?.reason ?? reasonFor(one.bibKey, decision, byReading), at };
  });
  gone.forEach(({ one, ...change }) => supersede(one, change));
  return { added, changed: added.length > 0 || outdated.length > 0 };
}

export function newIdentification(
  photo: { id: string; eventId: string },
  facts: Pick<Identification, 'bib' | 'bibKey' | 'confidence' | 'box' | 'reason' | 'createdAt'> &
    Partial<Identification>,
): Identification {
  return Object.assign(new Identification(), facts, {
    id: newId(),
    eventId: photo.eventId,
    photoId: photo.id,
  });
}

/** A bib of two races is two identifications once it is published, one question before. */
function wantedOf({ guesses, entries, now }: Decision): Wanted[] {
  return guesses.flatMap(({ bib, bibKey, confidence, box }) => {
    const state = stateAt(now.thresholds, confidence);
    if (!state) return [];
    const ofBib = entries ? (entries.get(bibKey) ?? []) : [null];
    const candidates = state === 'UNCERTAIN' && ofBib.length > 1 ? [null] : ofBib;
    return candidates.map((entry) => ({
      bib: (entry ?? ofBib[0])?.bib ?? bib,
      bibKey,
      entry,
      state,
      confidence,
      box,
    }));
  });
}

function reasonFor(
  bibKey: string,
  { guesses, now, before, because }: Decision,
  byReading: readonly Identification[],
): ChangeReason {
  if (because) return because;
  const stood = byReading.find((one) => one.bibKey === bibKey)?.state;
  return reasonOfChange(before, now, {
    stood: stood === 'ACTIVE' || stood === 'UNCERTAIN' ? stood : null,
    confidence: guesses.find((guess) => guess.bibKey === bibKey)?.confidence ?? 0,
  });
}

/** A bib confirmed before its start list came belongs to its runner once there is only one. */
function adoptEntry(one: Identification, entries: EntriesByBibKey): void {
  if (one.state !== 'ACTIVE' || one.entry) return;
  const [entry, ...others] = entries?.get(one.bibKey) ?? [];
  if (!entry || others.length > 0) return;
  one.entry = entry;
  one.bib = entry.bib;
}

function identityOf(one: {
  state: string;
  bibKey: string;
  entry: Pick<StartListEntry, 'id'> | null;
}): string {
  return `${one.state} ${one.bibKey} ${one.entry?.id ?? ''}`;
}

import type { ConfidenceThresholds } from '../event/confidence-thresholds.ts';
import type { Identification } from './identification.entity.ts';
import type { ChangeReason } from './identification.enums.ts';

/** How a bib stands by its reading alone; null: not at all. */
export type ReadState = 'ACTIVE' | 'UNCERTAIN' | null;

export function stateAt({ publish, doubt }: ConfidenceThresholds, confidence: number): ReadState {
  if (confidence >= publish) return 'ACTIVE';
  return confidence >= doubt ? 'UNCERTAIN' : null;
}

/** A row that stands no longer; it stays as history. */
export function supersede(
  one: Identification,
  { by, reason, at }: { by: Identification | null; reason: ChangeReason; at: Date },
): void {
  one.state = 'SUPERSEDED';
  one.supersededById = by?.id ?? null;
  one.supersededReason = reason;
  one.supersededAt = at;
}

export function isStanding({ state }: Pick<Identification, 'state'>): boolean {
  return state !== 'SUPERSEDED';
}

/** What a photo keeps of its identifications, for the counters. */
export function countStanding(all: readonly Identification[]): {
  identificationCount: number;
  uncertainCount: number;
} {
  return {
    identificationCount: all.filter(({ state }) => state === 'ACTIVE').length,
    uncertainCount: all.filter(({ state }) => state === 'UNCERTAIN').length,
  };
}

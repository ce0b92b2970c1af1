import type { BibLengths } from '../bib-decision/bib-lengths.ts';
import type { ConfidenceThresholds } from '../event/confidence-thresholds.ts';
import type { ChangeReason } from './identification.enums.ts';
import { type ReadState, stateAt } from './identification.state.ts';

/** What a photo's identifications are decided with, beside its reading. */
export interface DecisionBasis {
  startListVersion: number;
  thresholds: ConfidenceThresholds;
  lengths: BibLengths;
}

/** Of one bib: how it stood, and how sure the reading is of it now (0: not at all). */
export interface BibChange {
  stood: ReadState;
  confidence: number;
}

/** Why a bib that was decided with `before` is decided differently with `now`. */
export function reasonOfChange(
  before: DecisionBasis | null,
  now: DecisionBasis,
  { stood, confidence }: BibChange,
): ChangeReason {
  if (!before) return 'READING';
  // With the thresholds of before nothing would have changed.
  if (otherThresholds(before, now) && stateAt(before.thresholds, confidence) === stood) {
    return 'THRESHOLDS';
  }
  if (before.startListVersion !== now.startListVersion) return 'START_LIST';
  return sameLengths(before.lengths, now.lengths) ? 'RULES' : 'EVENT_LENGTHS';
}

function otherThresholds({ thresholds: a }: DecisionBasis, { thresholds: b }: DecisionBasis) {
  return a.publish !== b.publish || a.doubt !== b.doubt;
}

function sameLengths(a: BibLengths, b: BibLengths): boolean {
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return all.every((digits) => (a[digits] ?? 0) === (b[digits] ?? 0));
}

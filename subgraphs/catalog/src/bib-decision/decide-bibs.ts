import type { Box } from '@focus-racer/contracts';
import type { BibCandidate } from './bib-candidate.ts';
import type { BibLengths } from './bib-lengths.ts';
import type { BibList } from './bib-list.ts';
import { CALIBRATION, type Calibration, confidenceOf } from './calibration.ts';
import { listedCandidates } from './listed-candidates.ts';
import { openCandidates } from './open-candidates.ts';
import type { PhotoReading } from './photo-reading.ts';
import { MIN_GUESS_CONFIDENCE } from './thresholds.ts';

/** What an event knows of its bibs before it sees a photo. */
export interface EventKnowledge {
  /** Null when the event has no start list. */
  readonly list: BibList | null;
  readonly lengths: BibLengths;
}

export interface BibGuess {
  /** As it was read, leading zeros kept; as the list has it when it was read nearly so. */
  readonly bib: string;
  /** What it is matched by; of the list when there is one. */
  readonly bibKey: string;
  /** Calibrated: of the guesses given as 0.9, nine in ten are right. */
  readonly confidence: number;
  readonly box: Box;
}

/** The bibs on a photo, the surest first, one a bib key. With a list, nothing but what is listed. */
export function decideBibs(
  reading: PhotoReading,
  event: EventKnowledge,
  calibration: Calibration = CALIBRATION,
): BibGuess[] {
  const weights = event.list ? calibration.listed : calibration.open;
  const surest = new Map<string, BibGuess>();
  for (const { bib, bibKey, box, evidence } of candidatesOf(reading, event)) {
    const confidence = confidenceOf(evidence, weights);
    if (confidence < MIN_GUESS_CONFIDENCE) continue;
    if (confidence <= (surest.get(bibKey)?.confidence ?? 0)) continue;
    surest.set(bibKey, { bib, bibKey, confidence, box });
  }
  return [...surest.values()].sort((a, b) => b.confidence - a.confidence);
}

/** What `decideBibs` weighs; for fitting the weights. */
export function candidatesOf(
  reading: PhotoReading,
  { list, lengths }: EventKnowledge,
): BibCandidate[] {
  return list ? listedCandidates(reading, list) : openCandidates(reading, lengths);
}

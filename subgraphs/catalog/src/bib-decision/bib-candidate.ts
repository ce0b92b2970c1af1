import type { Box } from '@focus-racer/contracts';

/** A bib that a photo may show, and what speaks for it: larger is likelier or not, as calibration finds. */
export interface BibCandidate {
  readonly bib: string;
  readonly bibKey: string;
  readonly box: Box;
  readonly evidence: Evidence;
}

export type Evidence = Readonly<Record<string, number>>;

const MAX_LOGIT = 7;

/** The logarithm of the odds, within ±7. */
export function logit(probability: number): number {
  const odds = Math.log(probability / (1 - probability));
  return Math.min(MAX_LOGIT, Math.max(-MAX_LOGIT, odds));
}

import type { Evidence } from './bib-candidate.ts';

/** What each piece of evidence adds to the logarithm of the odds that a guess is right. */
export interface Weights {
  readonly bias: number;
  readonly evidence: Readonly<Record<string, number>>;
}

export interface Calibration {
  readonly open: Weights;
  readonly listed: Weights;
}

/**
 * Fitted by `npm run bench bibs -- --data DIR --fit` on 122 public photos of two races, six perturbed
 * copies of each, with six start lists; the bench judges what is fitted on one race by the other.
 */
export const CALIBRATION: Calibration = {
  open: {
    bias: 0.41,
    evidence: {
      support: 0.12,
      weakestDigit: 0.51,
      whole: 1.74,
      oddHeight: -0.43,
    },
  },
  listed: {
    bias: 0.36,
    evidence: {
      likelihood: 1.24,
      oddHeight: -0.58,
      like: 1.91,
      chance: -0.5,
      neighbours: -1.87,
      unlisted: 1.08,
    },
  },
};

/** How probable it is that a guess with this evidence is right. Evidence without a weight counts nothing. */
export function confidenceOf(evidence: Evidence, { bias, evidence: weights }: Weights): number {
  let logOdds = bias;
  for (const [name, weight] of Object.entries(weights)) logOdds += weight * (evidence[name] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
}

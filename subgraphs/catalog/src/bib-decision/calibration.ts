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
 * copies of each; the bench judges what is fitted on one race by the other.
 */
export const CALIBRATION: Calibration = {
  open: {
    bias: 0.7,
    evidence: {
      support: 0.11,
      weakestDigit: 0.68,
      lengthShare: 1.46,
      oddHeight: -0.48,
      shortInCrowd: -1.04,
      shortWithZero: -0.83,
    },
  },
  listed: {
    bias: 3.63,
    evidence: {
      likelihood: 0.7,
      oddHeight: -0.89,
      like: 1.7,
      cut: -0.88,
      chance: -0.77,
      crowd: -1.7,
      unlisted: 0.3,
    },
  },
};

/** How probable it is that a guess with this evidence is right. Evidence without a weight counts nothing. */
export function confidenceOf(evidence: Evidence, { bias, evidence: weights }: Weights): number {
  let logOdds = bias;
  for (const [name, weight] of Object.entries(weights)) logOdds += weight * (evidence[name] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
}

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
    bias: 0.56,
    evidence: {
      support: 0.13,
      weakestDigit: 0.69,
      lengthShare: 1.45,
      oddHeight: -0.46,
      shortInCrowd: -1.08,
      shortWithZero: -0.87,
    },
  },
  listed: {
    bias: 1.27,
    evidence: {
      likelihood: 0.78,
      oddHeight: -0.73,
      like: 3.03,
      cut: -0.45,
      chance: -1.28,
      crowd: -2.06,
      unlisted: 0.78,
    },
  },
};

/** How probable it is that a guess with this evidence is right. Evidence without a weight counts nothing. */
export function confidenceOf(evidence: Evidence, { bias, evidence: weights }: Weights): number {
  let logOdds = bias;
  for (const [name, weight] of Object.entries(weights)) logOdds += weight * (evidence[name] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
}

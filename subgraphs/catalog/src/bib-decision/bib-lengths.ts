import type { PhotoReading } from './photo-reading.ts';
import { type BibToken, tokensOf } from './bib-token.ts';
import { clusterTokens } from './token-clusters.ts';

/** How many bibs of each number of digits an event has shown: an additive tally, kept as JSON. */
export type BibLengths = Readonly<Record<string, number>>;

export const NO_LENGTHS: BibLengths = {};

/** Only reads beyond doubt teach, and only where few people hide one another's bibs: a cut number is shorter. */
const TEACHES = { probability: 0.95, weakestDigit: 0.8, minDigits: 2, maxPeople: 3 };
/** Before anything was seen a length is as good as another: half, and that counts as one bib seen. */
const SHARE_BEFORE = 0.5;

/** What one photo teaches. */
export function lengthsOf({ lines, people }: PhotoReading): BibLengths {
  if (people.length > TEACHES.maxPeople) return NO_LENGTHS;
  const tokens = lines.flatMap(tokensOf).filter(teaches);
  return clusterTokens(tokens).reduce<BibLengths>((sum, cluster) => {
    const length = Math.max(...cluster.map(({ digits }) => digits.length));
    return addLengths(sum, { [length]: 1 });
  }, NO_LENGTHS);
}

function teaches({ digits, probabilities }: BibToken): boolean {
  const mean = probabilities.reduce((sum, p) => sum + p, 0) / probabilities.length;
  return (
    digits.length >= TEACHES.minDigits &&
    mean >= TEACHES.probability &&
    Math.min(...probabilities) >= TEACHES.weakestDigit
  );
}

export function addLengths(a: BibLengths, b: BibLengths): BibLengths {
  const sum: Record<string, number> = { ...a };
  for (const [digits, count] of Object.entries(b)) sum[digits] = (sum[digits] ?? 0) + count;
  return sum;
}

/** How common bibs of this many digits are, 0 to 1; never quite 0. */
export function shareOf(lengths: BibLengths, digits: number): number {
  const total = Object.values(lengths).reduce((sum, count) => sum + count, 0);
  return ((lengths[digits] ?? 0) + SHARE_BEFORE) / (total + 1);
}

/** The commonest number of digits; 0 when nothing has been learnt. */
export function usualLength(lengths: BibLengths): number {
  const [usual] = Object.entries(lengths).sort(([, a], [, b]) => b - a);
  return usual ? Number(usual[0]) : 0;
}

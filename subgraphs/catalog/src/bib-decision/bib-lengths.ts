import type { PhotoReading } from './photo-reading.ts';
import { type BibToken, tokensOf } from './bib-token.ts';
import { clusterTokens } from './token-clusters.ts';

/** How many bibs of each number of digits an event has shown: an additive tally, kept as JSON. */
export type BibLengths = Readonly<Record<string, number>>;

export const NO_LENGTHS: BibLengths = {};

/** Only reads beyond doubt teach, and only where few people hide one another's bibs: a cut number is shorter. */
const TEACHES = { probability: 0.95, weakestDigit: 0.8, minDigits: 2, maxPeople: 3 };
/** As if half a bib of each length had been seen before: a length that is new is rare, not impossible. */
const COUNT_BEFORE = 0.5;
/** Each person on a photo may hide an end of one longer bib in five. */
const CUT_SHARE_PER_PERSON = 0.2;
/** One bib in twenty is read with something beside it as one more digit. */
const EXTENDED_SHARE = 0.05;

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

/**
 * How probable it is that a reading of so many digits is a whole bib, rather than what could be seen
 * of a longer one or a shorter one with a stray digit. Never quite 0.
 */
export function wholeShareOf(lengths: BibLengths, digits: number, people: number): number {
  const countWhere = (is: (length: number) => boolean) =>
    Object.entries(lengths).reduce((sum, [n, count]) => sum + (is(Number(n)) ? count : 0), 0);
  const whole = countWhere((n) => n === digits) + COUNT_BEFORE;
  const cut = CUT_SHARE_PER_PERSON * Math.max(1, people) * countWhere((n) => n > digits);
  const extended = EXTENDED_SHARE * countWhere((n) => n < digits);
  return whole / (whole + cut + extended);
}

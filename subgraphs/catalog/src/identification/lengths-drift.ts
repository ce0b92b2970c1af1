import type { BibLengths } from '../bib-decision/bib-lengths.ts';

const MIN_DRIFT = 0.05;
/** As if each length had been seen once before: the first bibs say less than they seem to. */
const SEEN_BEFORE = 1;

/**
 * Whether photos decided with `applied` may be decided differently with `learnt`: the share of one
 * length in twenty has moved. More of the same counts less and less, so that an event which grows
 * photo by photo is gone over a dozen times, not a thousand.
 */
export function hasDrifted(applied: BibLengths, learnt: BibLengths): boolean {
  const digits = [...new Set([...Object.keys(applied), ...Object.keys(learnt)])];
  if (digits.length === 0) return false;
  const lengths = [...digits, 'any other'];
  const before = sharesOf(applied, lengths);
  const now = sharesOf(learnt, lengths);
  const moved = lengths.reduce((sum, _, i) => sum + Math.abs((before[i] ?? 0) - (now[i] ?? 0)), 0);
  return moved / 2 >= MIN_DRIFT;
}

function sharesOf(lengths: BibLengths, digits: readonly string[]): number[] {
  const counts = digits.map((one) => (lengths[one] ?? 0) + SEEN_BEFORE);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

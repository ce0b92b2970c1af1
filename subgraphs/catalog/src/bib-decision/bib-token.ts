import type { ReadLine } from '@focus-racer/contracts';
import { bibKey } from '../identification/bib-key.ts';

const CLOCK_OR_PRICE = /\d\s?[:.,;'’h]\s?\d|[€$£%]/i;
const OUTER_PUNCTUATION = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBER_SIGN = /^n[o°º]?\.?(?=\d)/i;
const TOKEN = /^(\p{L}?)(\d{1,6})(\p{L}?)$/u;
/** A letter beside the digits is more often a misreading than part of the bib. */
const STRAY_LETTER_PENALTY = 0.03;

/** A number on a line that may be a bib. */
export interface BibToken {
  /** As they were read. */
  readonly digits: string;
  /** What it may be in a start list, the likelier first: with its letters, then the digits alone. */
  readonly keys: readonly string[];
  readonly confidence: number;
  readonly weakestDigit: number;
  readonly line: ReadLine;
}

/** Runs of one to six digits with at most a letter on each side; none on a clock or a price. */
export function tokensOf(line: ReadLine): BibToken[] {
  if (CLOCK_OR_PRICE.test(line.text)) return [];
  return line.text.split(/\s+/).flatMap((word) => tokenOf(word, line) ?? []);
}

function tokenOf(word: string, line: ReadLine): BibToken | null {
  const token = word.replace(OUTER_PUNCTUATION, '').replace(NUMBER_SIGN, '');
  const [, before, digits, after] = TOKEN.exec(token) ?? [];
  if (!digits) return null;
  const hasLetter = Boolean(before || after);
  return {
    digits,
    keys: hasLetter ? [bibKey(token), bibKey(digits)] : [bibKey(digits)],
    confidence: line.confidence - (hasLetter ? STRAY_LETTER_PENALTY : 0),
    weakestDigit: line.weakestCharacter,
    line,
  };
}

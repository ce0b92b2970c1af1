import type { Box, ReadLine } from '@focus-racer/contracts';
import { bibKey } from '../identification/bib-key.ts';
import { DigitSteps } from './digit-steps.ts';

const CLOCK_OR_PRICE = /\d\s?[:.,;'’h]\s?\d|[€$£%]/i;
const OUTER_PUNCTUATION = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBER_SIGN = /^n[o°º]?\.?(?=\d)/i;
const TOKEN = /^(\p{L}?)(\d{1,6})(\p{L}?)$/u;

/** A number on a line that may be a bib. */
export interface BibToken {
  /** As they were read. */
  readonly digits: string;
  /** What it may be in a start list, the likelier first: with its letters, then the digits alone. */
  readonly keys: readonly string[];
  /** How sure the engine is of each digit, uncalibrated. */
  readonly probabilities: readonly number[];
  /** The line holds no other word. */
  readonly isAlone: boolean;
  /** The part of the line's box that it takes. */
  readonly box: Box;
  readonly line: ReadLine;
  /** Null when the engine does not say. */
  readonly steps: DigitSteps | null;
}

/** Runs of one to six digits with at most a letter on each side; none on a clock or a price. */
export function tokensOf(line: ReadLine): BibToken[] {
  if (CLOCK_OR_PRICE.test(line.text)) return [];
  const seen = seenDigits(line);
  return [...line.text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const token = word.replace(OUTER_PUNCTUATION, '').replace(NUMBER_SIGN, '');
    const [, before, digits, after] = TOKEN.exec(token) ?? [];
    if (!digits) return [];
    const keys = before || after ? [bibKey(token), bibKey(digits)] : [bibKey(digits)];
    return [tokenOf(line, seen, { digits, keys, from: index + word.indexOf(digits) })];
  });
}

/** The digits of a line that is no token but may be a misread one: at least two, and one letter at most. */
export function looseTokensOf(line: ReadLine): BibToken[] {
  const digits = line.text.replace(/\D/g, '');
  if (digits.length < 2 || digits.length > 6 || CLOCK_OR_PRICE.test(line.text)) return [];
  if (line.text.replace(/\P{L}/gu, '').length > 1) return [];
  const keys = [bibKey(digits)];
  return [tokenOf(line, seenDigits(line), { digits, keys, from: 0 })];
}

function tokenOf(
  line: ReadLine,
  { steps, probabilities }: SeenDigits,
  found: { digits: string; keys: readonly string[]; from: number },
): BibToken {
  const { digits, keys, from } = found;
  const before = line.text.slice(0, from).replace(/\D/g, '').length;
  return {
    digits,
    keys,
    probabilities:
      probabilities?.slice(before, before + digits.length) ??
      lineProbabilities(line, digits.length),
    isAlone: !/\s/.test(line.text),
    box: partOf(line, from, digits.length),
    line,
    steps,
  };
}

interface SeenDigits {
  readonly steps: DigitSteps | null;
  /** Of each digit of the line; null when the engine did not say, or its steps tell another text. */
  readonly probabilities: readonly number[] | null;
}

function seenDigits({ text, digitPosteriors }: ReadLine): SeenDigits {
  const steps = DigitSteps.of(digitPosteriors);
  const seen = steps?.greedy() ?? [];
  const isThisText = seen.map(({ digit }) => digit).join('') === text.replace(/\D/g, '');
  return {
    steps,
    probabilities: isThisText ? seen.map(({ probability }) => probability) : null,
  };
}

/** One digit as weak as the weakest character, the others so that the mean is the line's. */
function lineProbabilities({ confidence, weakestCharacter }: ReadLine, count: number): number[] {
  if (count === 1) return [confidence];
  const other = Math.min(1, (confidence * count - weakestCharacter) / (count - 1));
  return [weakestCharacter, ...Array.from({ length: count - 1 }, () => other)];
}

/** Characters are about equally wide. */
function partOf({ text, box }: ReadLine, from: number, count: number): Box {
  const width = box.width / text.length;
  return { ...box, x: box.x + from * width, width: count * width };
}

export function hasLetter({ keys }: BibToken): boolean {
  return keys.length > 1;
}

/** How probable it is that a token says these digits; its own unless others are asked for. */
export function likelihoodOf(token: BibToken, digits = token.digits): number {
  if (digits === token.digits) return token.probabilities.reduce((product, p) => product * p, 1);
  return token.isAlone ? (token.steps?.probabilityOf(digits) ?? 0) : 0;
}

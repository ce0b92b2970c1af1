import type { PhotoReading } from './photo-reading.ts';
import { tokensOf } from './bib-token.ts';

/** How many bibs of each number of digits an event has shown: an additive tally, kept as JSON. */
export type BibLengths = Readonly<Record<string, number>>;

export const NO_LENGTHS: BibLengths = {};

/** Only reads beyond doubt teach: a wrong length learnt would confirm itself. */
const TEACHES = { confidence: 0.95, weakestDigit: 0.8, minDigits: 3 };

/** What one photo teaches. */
export function lengthsOf({ lines }: PhotoReading): BibLengths {
  const bibs = new Set(
    lines
      .flatMap(tokensOf)
      .filter(
        ({ digits, confidence, weakestDigit }) =>
          digits.length >= TEACHES.minDigits &&
          confidence >= TEACHES.confidence &&
          weakestDigit >= TEACHES.weakestDigit,
      )
      .map(({ digits }) => digits),
  );
  return [...bibs].reduce<BibLengths>(
    (sum, { length }) => addLengths(sum, { [length]: 1 }),
    NO_LENGTHS,
  );
}

export function addLengths(a: BibLengths, b: BibLengths): BibLengths {
  const sum: Record<string, number> = { ...a };
  for (const [digits, count] of Object.entries(b)) sum[digits] = (sum[digits] ?? 0) + count;
  return sum;
}

import type { Box, ReadLine } from '@focus-racer/contracts';
import { bibKey } from './bib-key.ts';

type TextLine = Pick<ReadLine, 'text' | 'confidence' | 'weakestCharacter' | 'box'>;

/** Lines below are not kept. */
export const KEPT_CONFIDENCE = 0.3;

/** Without a start list a reading must convince by itself: confident, to the weakest character. */
const ALONE = { confidence: 0.9, weakestCharacter: 0.6, minDigits: 2 };
/** A number that stands in the start list needs less. */
const LISTED = { confidence: 0.5 };
/** A letter beside the digits is more often a misreading than part of the bib. */
const STRAY_LETTER_PENALTY = 0.03;

const CLOCK_OR_PRICE = /\d\s?[:.,;'’h]\s?\d|[€$£%]/i;
const OUTER_PUNCTUATION = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBER_SIGN = /^n[o°º]?\.?(?=\d)/i;
const TOKEN = /^(\p{L}?)(\d{1,6})(\p{L}?)$/u;

/** A number on a line that looks like a bib. */
export interface BibCandidate {
  /** The digits as they were read. */
  digits: string;
  /** What it may be in a start list, the likelier first: with its letters, then the digits alone. */
  keys: string[];
  confidence: number;
  weakestCharacter: number;
  box: Box;
}

/** A candidate that convinced: by itself, or as a bib of the start list. */
export interface PlausibleBib {
  bib: string;
  bibKey: string;
  confidence: number;
  box: Box;
}

/** Reads lines as bibs: runs of one to six digits with at most a letter on each side; no clock, no price. */
export function bibCandidates(lines: readonly TextLine[]): BibCandidate[] {
  return lines.flatMap((line) => {
    if (line.confidence < KEPT_CONFIDENCE || CLOCK_OR_PRICE.test(line.text)) return [];
    return line.text.split(/\s+/).flatMap((word) => candidateOf(word, line) ?? []);
  });
}

function candidateOf(word: string, line: TextLine): BibCandidate | null {
  const token = word.replace(OUTER_PUNCTUATION, '').replace(NUMBER_SIGN, '');
  const [, before, digits, after] = TOKEN.exec(token) ?? [];
  if (!digits) return null;
  const hasLetter = Boolean(before || after);
  const keys = hasLetter ? [bibKey(token), bibKey(digits)] : [bibKey(digits)];
  return {
    digits,
    keys,
    confidence: line.confidence - (hasLetter ? STRAY_LETTER_PENALTY : 0),
    weakestCharacter: line.weakestCharacter,
    box: line.box,
  };
}

/** For an event without a start list. */
export function plausibleAlone(candidates: readonly BibCandidate[]): PlausibleBib[] {
  const convincing = candidates.filter(
    ({ digits, confidence, weakestCharacter }) =>
      digits.length >= ALONE.minDigits &&
      confidence >= ALONE.confidence &&
      weakestCharacter >= ALONE.weakestCharacter,
  );
  return surestByKey(
    convincing.map(({ digits, confidence, box }) => ({
      bib: digits,
      bibKey: bibKey(digits),
      confidence,
      box,
    })),
  );
}

/** For an event with a start list: what stands in it, exactly. */
export function plausibleListed(
  candidates: readonly BibCandidate[],
  listed: ReadonlySet<string>,
): PlausibleBib[] {
  return surestByKey(
    candidates.flatMap(({ digits, keys, confidence, box }) => {
      const key = keys.find((one) => listed.has(one));
      if (key === undefined || confidence < LISTED.confidence) return [];
      return [{ bib: digits, bibKey: key, confidence, box }];
    }),
  );
}

/** The same number read twice on a photo is one bib. */
function surestByKey(bibs: readonly PlausibleBib[]): PlausibleBib[] {
  const surest = new Map<string, PlausibleBib>();
  for (const bib of bibs) {
    const other = surest.get(bib.bibKey);
    if (!other || bib.confidence > other.confidence) surest.set(bib.bibKey, bib);
  }
  return [...surest.values()];
}

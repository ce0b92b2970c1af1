import type { Box } from '@focus-racer/contracts';
import type { BibLengths } from './bib-lengths.ts';
import type { BibList } from './bib-list.ts';
import { type BibToken, tokensOf } from './bib-token.ts';
import type { PhotoReading } from './photo-reading.ts';
import { MIN_GUESS_CONFIDENCE } from './thresholds.ts';

/** What an event knows of its bibs before it sees a photo. */
export interface EventKnowledge {
  /** Null when the event has no start list. */
  readonly list: BibList | null;
  readonly lengths: BibLengths;
}

export interface BibGuess {
  /** As it was read, leading zeros kept. */
  readonly bib: string;
  /** What it is matched by; of the list when there is one. */
  readonly bibKey: string;
  /** Calibrated: of the guesses given as 0.9, nine in ten are right. */
  readonly confidence: number;
  readonly box: Box;
}

/** The bibs on a photo, the surest first, one a bib key. With a list, nothing but what is listed. */
export function decideBibs(reading: PhotoReading, event: EventKnowledge): BibGuess[] {
  const surest = new Map<string, BibGuess>();
  for (const token of reading.lines.flatMap(tokensOf)) {
    const bibKey = keyOf(token, event.list);
    if (bibKey === undefined || token.confidence < MIN_GUESS_CONFIDENCE) continue;
    if (token.confidence <= (surest.get(bibKey)?.confidence ?? 0)) continue;
    const { digits: bib, confidence, line } = token;
    surest.set(bibKey, { bib, bibKey, confidence, box: line.box });
  }
  return [...surest.values()].sort((a, b) => b.confidence - a.confidence);
}

function keyOf({ digits, keys }: BibToken, list: BibList | null): string | undefined {
  if (list) return keys.find((key) => list.has(key));
  return digits.length >= 2 ? keys.at(-1) : undefined;
}

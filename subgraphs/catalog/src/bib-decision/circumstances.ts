import { wearerOf } from './bib-place.ts';
import type { BibToken } from './bib-token.ts';
import { neighboursOf } from './neighbours.ts';
import type { PhotoReading } from './photo-reading.ts';

/** Beyond three deviations odd is odd. */
const MAX_ODDNESS = 9;

/** What counts before anybody asks what a token says: whether it is as high as a bib, and who stands beside it. */
export function circumstancesOf(
  { box, line }: BibToken,
  { people }: PhotoReading,
): { oddHeight: number; neighbours: number } {
  const wearer = wearerOf({ box, heightPx: line.heightPx }, people);
  if (!wearer) return { oddHeight: 0, neighbours: 0 };
  return {
    oddHeight: Math.min(MAX_ODDNESS, wearer.place.oddHeight),
    neighbours: Math.log1p(neighboursOf(box, wearer, people)),
  };
}

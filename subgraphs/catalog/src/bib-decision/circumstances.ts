import type { BibToken } from './bib-token.ts';
import { placeOf } from './bib-place.ts';
import type { PhotoReading } from './photo-reading.ts';

/** Beyond three deviations odd is odd. */
const MAX_ODDNESS = 9;

/** What counts before anybody asks what a token says: whether it is as high as a bib, and how many people stand around. */
export function circumstancesOf(
  token: BibToken,
  { people }: PhotoReading,
): { oddHeight: number; crowd: number } {
  const place = placeOf({ box: token.box, heightPx: token.line.heightPx }, people);
  return {
    oddHeight: place ? Math.min(MAX_ODDNESS, place.oddHeight) : 0,
    crowd: Math.log1p(people.length),
  };
}

import type { BibToken } from './bib-token.ts';
import type { Evidence } from './bib-candidate.ts';
import { placeOf } from './bib-place.ts';
import type { PhotoReading } from './photo-reading.ts';

/** Beyond three deviations odd is odd. */
const MAX_ODDNESS = 9;

/** What speaks for a token before anybody asks what it says: where it hangs, and who stands around. */
export function circumstancesOf(token: BibToken, { people }: PhotoReading): Evidence {
  const place = placeOf({ box: token.box, heightPx: token.line.heightPx }, people);
  return {
    strayLetter: Number(token.hasLetter),
    oddHeight: place ? Math.min(MAX_ODDNESS, place.oddHeight) : 0,
    oddAside: place ? Math.min(MAX_ODDNESS, place.oddAside) : 0,
    oddBelow: place ? Math.min(MAX_ODDNESS, place.oddBelow) : 0,
    crowd: Math.log1p(people.length),
  };
}

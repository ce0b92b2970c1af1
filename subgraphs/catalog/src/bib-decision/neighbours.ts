import type { Box } from '@focus-racer/contracts';
import { sizeOf, type Wearer } from './bib-place.ts';
import type { Person } from './photo-reading.ts';

/** Who stands there, in sizes of their own face, may hide an end of the bib or wear what looks like a part of it. */
const REACH = { aside: 2.5, aboveChin: 0.5, belowChin: 6 };
/** People much farther away than the wearer stand behind. */
const MIN_RELATIVE_SIZE = 0.7;

/** How many others stand beside or before a bib. */
export function neighboursOf(bib: Box, wearer: Wearer, people: readonly Person[]): number {
  const minSize = MIN_RELATIVE_SIZE * sizeOf(wearer.person.face);
  return people.filter(
    (person) =>
      person !== wearer.person && sizeOf(person.face) >= minSize && isWithinReach(bib, person.face),
  ).length;
}

function isWithinReach(bib: Box, face: Box): boolean {
  const size = sizeOf(face);
  const betweenMiddles = Math.abs(bib.x + bib.width / 2 - face.x - face.width / 2);
  const aside = (betweenMiddles - bib.width / 2) / size;
  const below = (bib.y + bib.height / 2 - face.y - face.height) / size;
  return aside < REACH.aside && below > -REACH.aboveChin && below < REACH.belowChin;
}

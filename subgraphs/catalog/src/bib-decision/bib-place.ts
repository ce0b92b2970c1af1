import type { Box } from '@focus-racer/contracts';
import type { Person } from './photo-reading.ts';

/** How far, in squared deviations, a line hangs from where bibs usually hang on the person it suits best. */
export interface BibPlace {
  readonly oddAside: number;
  readonly oddBelow: number;
  readonly oddHeight: number;
}

/** Measured on 122 photos of two races, in sizes of the face: from its middle, from the chin, and the line's height. */
const USUAL = {
  aside: { mean: 0, deviation: 0.4 },
  below: { mean: 2.8, deviation: 0.8 },
  logHeight: { mean: -0.65, deviation: 0.25 },
};

export interface Wearer {
  readonly person: Person;
  readonly place: BibPlace;
}

interface HungLine {
  readonly box: Box;
  readonly heightPx: number;
}

/** The person whom a line suits best as a bib; null when nobody is seen. */
export function wearerOf(line: HungLine, people: readonly Person[]): Wearer | null {
  let best: Wearer | null = null;
  for (const person of people) {
    const place = placeOn(person.face, line);
    if (best === null || oddness(place) < oddness(best.place)) best = { person, place };
  }
  return best;
}

function placeOn(face: Box, { box, heightPx }: HungLine): BibPlace {
  const size = sizeOf(face);
  const aside = (box.x + box.width / 2 - face.x - face.width / 2) / size;
  const below = (box.y + box.height / 2 - face.y - face.height) / size;
  return {
    oddAside: squaredDeviations(aside, USUAL.aside),
    oddBelow: squaredDeviations(below, USUAL.below),
    oddHeight: squaredDeviations(Math.log(heightPx / size), USUAL.logHeight),
  };
}

/** Side of the square with a face's area. */
export function sizeOf({ width, height }: Box): number {
  return Math.sqrt(width * height);
}

function squaredDeviations(value: number, usual: { mean: number; deviation: number }): number {
  return ((value - usual.mean) / usual.deviation) ** 2;
}

function oddness({ oddAside, oddBelow, oddHeight }: BibPlace): number {
  return oddAside + oddBelow + oddHeight;
}

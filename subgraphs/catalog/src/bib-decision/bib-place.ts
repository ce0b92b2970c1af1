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

/** Null when nobody is seen. */
export function placeOf(
  line: { readonly box: Box; readonly heightPx: number },
  people: readonly Person[],
): BibPlace | null {
  let best: BibPlace | null = null;
  for (const { face } of people) {
    const place = placeOn(face, line);
    if (best === null || oddness(place) < oddness(best)) best = place;
  }
  return best;
}

function placeOn(face: Box, { box, heightPx }: { box: Box; heightPx: number }): BibPlace {
  const size = Math.sqrt(face.width * face.height);
  const aside = (box.x + box.width / 2 - face.x - face.width / 2) / size;
  const below = (box.y + box.height / 2 - face.y - face.height) / size;
  return {
    oddAside: squaredDeviations(aside, USUAL.aside),
    oddBelow: squaredDeviations(below, USUAL.below),
    oddHeight: squaredDeviations(Math.log(heightPx / size), USUAL.logHeight),
  };
}

function squaredDeviations(value: number, usual: { mean: number; deviation: number }): number {
  return ((value - usual.mean) / usual.deviation) ** 2;
}

function oddness({ oddAside, oddBelow, oddHeight }: BibPlace): number {
  return oddAside + oddBelow + oddHeight;
}

import { DIGIT_CLASSES, encodeDigitPosteriors, type ReadLine } from '@focus-racer/contracts';
import type { Person } from './photo-reading.ts';

/** A person whose bib `lineOn` draws where bibs usually hang. */
export function personAt(x: number, y = 100, size = 50): Person {
  return { face: { x: x - size / 2, y: y - size / 2, width: size, height: size } };
}

export function lineOn(
  { face }: Person,
  text: string,
  { confidence = 0.99, weakest = 0.98, posteriors = null as string | null } = {},
): ReadLine {
  const heightPx = face.width * 0.52;
  const width = text.length * heightPx * 0.5;
  return {
    text,
    confidence,
    weakestCharacter: weakest,
    box: {
      x: face.x + face.width / 2 - width / 2,
      y: face.y + face.height + 2.8 * face.width - heightPx / 2,
      width,
      height: heightPx,
    },
    heightPx,
    digitPosteriors: posteriors,
  };
}

/** What a recogniser says that saw these digits, each with its probability and perhaps with a second thought. */
export function posteriorsOf(
  seen: readonly { digit: string; probability: number; or?: string }[],
): string {
  const rows = seen.flatMap(({ digit, probability, or }) => {
    const step = new Array<number>(DIGIT_CLASSES).fill(1e-4);
    step[Number(digit) + 1] = probability;
    if (or !== undefined) step[Number(or) + 1] = 0.99 - probability;
    return [blank(), step];
  });
  return encodeDigitPosteriors(Float32Array.from([...rows, blank()].flat()));
}

function blank(): number[] {
  return [0.999, ...new Array<number>(DIGIT_CLASSES - 1).fill(1e-5)];
}

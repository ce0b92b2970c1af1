import type { Box, PersonRegion, ReadLine } from '@focus-racer/contracts';
import { fineDetailOf } from './fine-detail.ts';
import { luminanceOf } from './luminance.ts';
import type { Pixels } from './pixels.ts';
import { torsoColours } from './torso-colours.ts';
import { decodeUpright, readHeader } from './upright-pixels.ts';

/** A face smaller than this, in pixels of the picture, is nobody's portrait and too small to judge. */
const LEAST_FACE_PX = 12;
/** Half of what the cloud gets: JPEG decoders make it at a quarter of the cost. */
const MEASURED_COPY_PX = 1024;
const NUMBER = /\d{2}/;

/**
 * The same people, with how sharp they are and what colours they wear. Their boxes and the lines' are
 * in pixels of the original.
 */
export function measurePeople(
  pixels: Pixels & { readonly scaleToOriginal: number },
  people: readonly PersonRegion[],
  lines: readonly Pick<ReadLine, 'text' | 'box'>[],
): PersonRegion[] {
  if (people.length === 0) return [];
  const { scaleToOriginal } = pixels;
  const luminance = luminanceOf(pixels);
  const numbers = lines
    .filter(({ text }) => NUMBER.test(text))
    .map(({ box }) => shrink(box, scaleToOriginal));
  return people.map((person) => {
    const face = shrink(person.face, scaleToOriginal);
    const torso = shrink(person.torso, scaleToOriginal);
    if (Math.sqrt(face.width * face.height) < LEAST_FACE_PX) return person;
    return {
      ...person,
      fineDetail: fineDetailOf(luminance, [face, torso]),
      torsoColours: torsoColours(pixels, { face, torso }, numbers),
    };
  });
}

/** The same from an upright copy of the original, without knowing where its bibs are. */
export async function measurePeopleInFile(
  { bytes, original }: { bytes: Buffer; original: { readonly width: number } },
  people: readonly PersonRegion[],
): Promise<PersonRegion[]> {
  if (people.length === 0) return [];
  const pixels = await decodeUpright(bytes, await readHeader(bytes), MEASURED_COPY_PX);
  return measurePeople({ ...pixels, scaleToOriginal: original.width / pixels.width }, people, []);
}

function shrink({ x, y, width, height }: Box, by: number): Box {
  return { x: x / by, y: y / by, width: width / by, height: height / by };
}

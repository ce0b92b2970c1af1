import type { Box, PersonRegion } from '@focus-racer/contracts';
import { boxOf, clipBox, type PictureSize } from './picture-size.ts';
import type { FaceDetail } from './rekognition-answers.ts';

/** As many as a reading may hold; DetectFaces gives the 100 largest. */
const MAX_PEOPLE = 200;

/** DetectFaces' faces as person regions, the surest first. */
export function peopleOfFaces(faces: readonly FaceDetail[], picture: PictureSize): PersonRegion[] {
  return faces
    .flatMap(({ BoundingBox, Confidence }) => {
      const face = boxOf(BoundingBox, picture);
      const torso = face && clipBox(torsoBelow(face), picture);
      return torso ? [{ face, torso, confidence: Confidence / 100 }] : [];
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_PEOPLE);
}

/** Where a bib hangs below a face: as wide as three faces, from under the chin to the hips. */
function torsoBelow({ x, y, width, height }: Box): Box {
  const size = Math.sqrt(width * height);
  return {
    x: x + width / 2 - 1.5 * size,
    y: y + 1.2 * height,
    width: 3 * size,
    height: 4.3 * height,
  };
}

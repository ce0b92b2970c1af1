import type { PersonRegion } from '@focus-racer/contracts';
import type { Face } from '../face.ts';
import { areaOf, boxWithin } from '../region.ts';
import { torsoOf } from '../torso-regions.ts';
import { MAX_PEOPLE } from '../vision-engine.ts';
import { type PictureSize, regionOf } from './picture-size.ts';
import type { FaceDetail } from './rekognition-answers.ts';

/** DetectFaces' faces, of which it gives the 100 largest, as person regions, the surest first. */
export function peopleOfFaces(faces: readonly FaceDetail[], picture: PictureSize): PersonRegion[] {
  const photo = { ...picture, scaleToOriginal: 1 };
  return faces
    .map(({ BoundingBox, Confidence }): Face => ({
      ...regionOf(BoundingBox, picture),
      score: Confidence / 100,
    }))
    .filter((face) => areaOf(face) > 0)
    .map((face) => ({
      face: boxWithin(face, photo),
      torso: boxWithin(torsoOf(face, photo), photo),
      confidence: face.score,
      fineDetail: null,
      torsoColours: [],
    }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_PEOPLE);
}

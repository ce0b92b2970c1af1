import type { Pixels } from '../imaging/pixels.ts';
import { type Face, faceSize } from './face.ts';
import { areaOf, clamp, type Region } from './region.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A part of the photo to look for text in, at a scale that brings its faces to the same size. */
export interface Crop extends Region {
  readonly scale: number;
}

/** Half the width, and from where below the face to where, in face sizes and heights. */
const TORSO = { halfWidth: 1.5, top: 0.2, bottom: 4.5 };
/** Digits on a bib are then 30 to 50 px high, as the text detector likes them. */
const FACE_SIZE_PX = 96;
const SCALE = { min: 0.1, max: 4 };
/** A bib under a smaller face is not legible. */
const MIN_FACE_PX = 18;
const MIN_CROP_PX = 16;
/** Two crops become one when their scales are alike and one costs less than both. */
const MERGE = { scaleRatio: 1.5, costShare: 0.8 };

/** Where a number may hang, in face sizes from the face's middle and chin, and how high its line may be. */
const REACH = { sideways: 2.2, above: 0.1, below: 6, minHeight: 0.12, maxHeight: 1.3 };

/** Where a person's bib most probably is; at least a pixel each way when the photo ends at the chin. */
export function torsoOf(face: Face, photo: Pick<Pixels, 'width' | 'height'>): Region {
  const size = faceSize(face);
  const middle = (face.left + face.right) / 2;
  const height = face.bottom - face.top;
  const left = clamp(middle - TORSO.halfWidth * size, 0, photo.width - 1);
  const top = clamp(face.bottom + TORSO.top * height, 0, photo.height - 1);
  return {
    left,
    top,
    right: clamp(middle + TORSO.halfWidth * size, left + 1, photo.width),
    bottom: clamp(face.bottom + TORSO.bottom * height, top + 1, photo.height),
  };
}

/** The torsos under legible faces, overlapping ones together. */
export function torsoCrops(
  faces: readonly Face[],
  photo: Pick<Pixels, 'width' | 'height'>,
): Crop[] {
  const crops = faces
    .filter((face) => faceSize(face) >= MIN_FACE_PX)
    .map((face) => ({
      ...torsoOf(face, photo),
      scale: clamp(FACE_SIZE_PX / faceSize(face), SCALE.min, SCALE.max),
    }))
    .filter(
      ({ left, top, right, bottom }) => right - left >= MIN_CROP_PX && bottom - top >= MIN_CROP_PX,
    );
  return mergeCrops(crops);
}

/** Merges pairs as long as one is worth it. */
export function mergeCrops(crops: readonly Crop[]): Crop[] {
  const merged: Crop[] = [];
  for (const crop of crops) {
    let grown = crop;
    for (let i = 0; i < merged.length; i++) {
      const union = worthwhileUnion(grown, merged[i] ?? grown);
      if (!union) continue;
      grown = union;
      merged.splice(i, 1);
      i = -1;
    }
    merged.push(grown);
  }
  return merged;
}

function worthwhileUnion(a: Crop, b: Crop): Crop | null {
  const scale = Math.max(a.scale, b.scale);
  if (scale / Math.min(a.scale, b.scale) > MERGE.scaleRatio) return null;
  const union = {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    scale,
  };
  return cost(union) < MERGE.costShare * (cost(a) + cost(b)) ? union : null;
}

function cost(crop: Crop): number {
  return areaOf(crop) * crop.scale ** 2;
}

/** Whether a line lies where some person's bib may be, and is as high as one; always when nobody is seen. */
export function mayBeOnTorso(line: RotatedBox, faces: readonly Face[]): boolean {
  if (faces.length === 0) return true;
  return faces.some((face) => {
    const size = faceSize(face);
    return (
      Math.abs(line.centerX - (face.left + face.right) / 2) < REACH.sideways * size &&
      line.centerY > face.bottom - REACH.above * size &&
      line.centerY < face.bottom + REACH.below * size &&
      line.height > REACH.minHeight * size &&
      line.height < REACH.maxHeight * size
    );
  });
}

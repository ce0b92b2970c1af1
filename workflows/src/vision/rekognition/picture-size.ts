import { clamp, type Region } from '../region.ts';
import type { FaceDetail } from './rekognition-answers.ts';

/** Of the upright original, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

type Shares = FaceDetail['BoundingBox'];

/** In pixels, cut off at the picture's edges; without area when nothing of it lies inside. */
export function regionOf(
  { Left, Top, Width, Height }: Shares,
  { width, height }: PictureSize,
): Region {
  return {
    left: clamp(Left, 0, 1) * width,
    top: clamp(Top, 0, 1) * height,
    right: clamp(Left + Width, 0, 1) * width,
    bottom: clamp(Top + Height, 0, 1) * height,
  };
}

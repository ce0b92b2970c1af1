import type { Box } from '@focus-racer/contracts';
import type { FaceDetail } from './rekognition-answers.ts';

/** Of the upright original, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

type Shares = FaceDetail['BoundingBox'];

/** In pixels, cut off at the picture's edges; null when nothing of it lies inside. */
export function boxOf(shares: Shares, picture: PictureSize): Box | null {
  return clipBox(
    {
      x: shares.Left * picture.width,
      y: shares.Top * picture.height,
      width: shares.Width * picture.width,
      height: shares.Height * picture.height,
    },
    picture,
  );
}

export function clipBox(box: Box, picture: PictureSize): Box | null {
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const width = Math.min(picture.width, box.x + box.width) - x;
  const height = Math.min(picture.height, box.y + box.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

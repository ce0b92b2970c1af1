import type { Box } from '@focus-racer/contracts';

/** A part of a picture; its borders may lie between pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function sharedArea(a: Region, b: Region): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

export function areaOf({ left, top, right, bottom }: Region): number {
  return (right - left) * (bottom - top);
}

/** Share of `region` that `other` covers. */
export function coveredBy(region: Region, other: Region): number {
  return sharedArea(region, other) / areaOf(region);
}

/** The region as a box of the contract, cut at the photo's borders, in pixels of the original. */
export function boxWithin(
  region: Region,
  photo: { width: number; height: number; scaleToOriginal: number },
): Box {
  const left = clamp(region.left, 0, photo.width);
  const top = clamp(region.top, 0, photo.height);
  return {
    x: left * photo.scaleToOriginal,
    y: top * photo.scaleToOriginal,
    width: (clamp(region.right, 0, photo.width) - left) * photo.scaleToOriginal,
    height: (clamp(region.bottom, 0, photo.height) - top) * photo.scaleToOriginal,
  };
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

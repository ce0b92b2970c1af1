import type { Plane } from './luminance-plane.ts';

export interface FaceBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WINDOW_PX = 8;
const STEP_PX = 4;
/** Of Wang et al., "Image quality assessment: from error visibility to structural similarity", 2004. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
const MIN_SHARED = 0.5;

/** Mean structural similarity of two pictures over a box, 1 for the same. */
export function similarity(one: Plane, other: Plane, box: FaceBox): number {
  let sum = 0;
  let windows = 0;
  const [left, top] = [Math.max(0, Math.round(box.left)), Math.max(0, Math.round(box.top))];
  const right = Math.min(one.width, Math.round(box.right));
  const bottom = Math.min(one.height, Math.round(box.bottom));
  for (let y = top; y + WINDOW_PX <= bottom; y += STEP_PX) {
    for (let x = left; x + WINDOW_PX <= right; x += STEP_PX) {
      sum += windowSimilarity(one, other, x, y);
      windows++;
    }
  }
  return windows === 0 ? 1 : sum / windows;
}

function windowSimilarity(one: Plane, other: Plane, left: number, top: number): number {
  const n = WINDOW_PX ** 2;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW_PX; y++) {
    for (let x = left; x < left + WINDOW_PX; x++) {
      const p = one.data[y * one.width + x] ?? 0;
      const q = other.data[y * one.width + x] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const [ma, mb] = [a / n, b / n];
  const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb];
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
}

/** How many of these faces are found again: a box of the others shares half of both. */
export function foundAgain(faces: readonly FaceBox[], others: readonly FaceBox[]): number {
  return faces.filter((face) => others.some((other) => sharedShare(face, other) >= MIN_SHARED))
    .length;
}

function sharedShare(one: FaceBox, other: FaceBox): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const shared = Math.max(0, width) * Math.max(0, height);
  const area = (box: FaceBox) => (box.right - box.left) * (box.bottom - box.top);
  return shared / (area(one) + area(other) - shared);
}

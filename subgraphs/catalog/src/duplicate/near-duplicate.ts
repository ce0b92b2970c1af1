import { PREVIEW_SIZE_PX } from '@focus-racer/contracts';
import type { Photo } from '../photo/photo.entity.ts';
import { NEAR_DUPLICATE_BITS } from './hash-chunks.ts';

/** Shots of one camera that are closer in time are a burst: moments of their own that look alike. */
const BURST_MS = 60_000;
/**
 * Within a burst nobody would tell the shots apart. On 122 photos of two races a copy with other
 * compression, size, light or contrast stays within 2 bits in 95 of 100 cases at least, and two shots
 * of one place differ by 6 at least.
 */
const NEARLY_IDENTICAL_BITS = 2;

type Ranked = Pick<Photo, 'id' | 'width' | 'height' | 'sharpnessScore' | 'sharpness'>;

export interface Shot
  extends Ranked, Pick<Photo, 'cameraKey' | 'cameraSubSecondMs' | 'takenAt' | 'sortedByHandAt'> {
  /** The bibs that the gallery shows on it. */
  bibKeys: ReadonlySet<string>;
}

/** Whether hashes that differ by so many bits mean that both show the same moment. */
export function isSameMoment(a: Shot, b: Shot, distance: number): boolean {
  return distance <= (isBurst(a, b) ? NEARLY_IDENTICAL_BITS : NEAR_DUPLICATE_BITS);
}

function isBurst(a: Shot, b: Shot): boolean {
  if (a.cameraKey === null || a.cameraKey !== b.cameraKey || !a.takenAt || !b.takenAt) return false;
  const apartMs = Math.abs(a.takenAt.getTime() - b.takenAt.getTime());
  // One instant to the millisecond is one shot, exported twice; one second may hold a whole burst.
  if (apartMs === 0 && a.cameraSubSecondMs !== null && b.cameraSubSecondMs !== null) return false;
  return apartMs <= BURST_MS;
}

/**
 * Which of two photos is kept. Their sharpness can be compared when it was measured at one size; a
 * smaller file is measured at its own. Of equal scores, and of none, the variance of the Laplacian tells.
 * No two photos are equal.
 */
export function outranks(a: Ranked, b: Ranked): boolean {
  const [better = 0] = [
    measuredSide(a) - measuredSide(b),
    (a.sharpnessScore ?? -1) - (b.sharpnessScore ?? -1),
    (a.sharpness ?? 0) - (b.sharpness ?? 0),
    longSide(a) - longSide(b),
  ].filter((difference) => difference !== 0);
  return better === 0 ? a.id < b.id : better > 0;
}

function measuredSide(shot: Ranked): number {
  return Math.min(longSide(shot), PREVIEW_SIZE_PX);
}

function longSide({ width, height }: Ranked): number {
  return Math.max(width ?? 0, height ?? 0);
}

/** A camera that stands still takes runner after runner before the same scene: nobody is lost for it. */
function showsAllOf(kept: Shot, other: Shot): boolean {
  return [...other.bibKeys].every((bibKey) => kept.bibKeys.has(bibKey));
}

/**
 * What a photo that has just been sorted means for those of the gallery: it is set aside `behind` a
 * better one, or it is kept and lesser ones `giveWay`. What somebody put there stays there.
 */
export function decideDuplicates<S extends Shot>(
  fresh: S,
  published: readonly { shot: S; distance: number }[],
): { behind: S | null; giveWay: S[] } {
  const same = published
    .filter(({ shot, distance }) => isSameMoment(fresh, shot, distance))
    .map(({ shot }) => shot);
  const [behind = null] = same
    .filter((shot) => outranks(shot, fresh) && showsAllOf(shot, fresh))
    .sort((a, b) => (outranks(a, b) ? -1 : 1));
  const giveWay = same.filter(
    (shot) => !shot.sortedByHandAt && outranks(fresh, shot) && showsAllOf(fresh, shot),
  );
  return { behind, giveWay: behind ? [] : giveWay };
}

import {
  BLURRED_BELOW_SHARPNESS,
  type PersonRegion,
  type QualityThresholds,
  type RenderedPhoto,
  type SetAsideReason,
} from '@focus-racer/contracts';

/** What is kept of a photo's quality; null where it was not measured. */
export interface QualityMeasures {
  /** 0 to 100. */
  sharpnessScore: number | null;
  /** Variance of the Laplacian. */
  sharpness: number | null;
  /** Mean luminance, 0 to 1. */
  exposureMean: number | null;
}

export const QUALITY_REASONS = ['BLURRED', 'TOO_DARK', 'TOO_BRIGHT'] as const;
export type QualityReason = (typeof QUALITY_REASONS)[number] & SetAsideReason;

/** Why a photo is not good enough for its event; null when it is. */
export function judgeQuality(
  { sharpnessScore, sharpness, exposureMean }: QualityMeasures,
  { minSharpness, minBrightness, maxBrightness }: QualityThresholds,
): QualityReason | null {
  const brightness = exposureMean === null ? null : 100 * exposureMean;
  if (brightness !== null && brightness < minBrightness) return 'TOO_DARK';
  if (brightness !== null && brightness > maxBrightness) return 'TOO_BRIGHT';
  if (sharpnessScore !== null) return sharpnessScore < minSharpness ? 'BLURRED' : null;
  const isBlurred = sharpness !== null && sharpness < BLURRED_BELOW_SHARPNESS;
  return minSharpness > 0 && isBlurred ? 'BLURRED' : null;
}

/**
 * One figure for how sharp a photo is: its sharpest person's, because a background may be out of focus
 * and a panned one is meant to be; the whole picture's when nobody is seen on it.
 */
export function sharpnessScoreOf(
  rendered: Pick<RenderedPhoto, 'fineDetail'>,
  people: readonly Pick<PersonRegion, 'fineDetail'>[],
): number | null {
  const ofPeople = people.map(({ fineDetail }) => fineDetail).filter((share) => share !== null);
  return ofPeople.length > 0 ? Math.max(...ofPeople) : rendered.fineDetail;
}

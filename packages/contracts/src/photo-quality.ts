import { z } from 'zod';

/** From which measures on a photo is set aside. At its end of the range a threshold sets nothing aside. */
export const qualityThresholdsSchema = z.object({
  /** Below this sharpness score, 0 to 100, a photo is blurred. */
  minSharpness: z.number().min(0).max(60),
  /** Below this mean luminance, in percent, it is too dark. */
  minBrightness: z.number().min(0).max(40),
  /** Above this mean luminance, in percent, it is too bright. */
  maxBrightness: z.number().min(60).max(100),
});
export type QualityThresholds = z.infer<typeof qualityThresholdsSchema>;

/**
 * Measured: `npm run bench quality`. Brightness only sets aside what hardly shows anything: a trail at
 * night and a finish in the snow are pictures.
 */
export const DEFAULT_QUALITY: QualityThresholds = {
  minSharpness: 26,
  minBrightness: 8,
  maxBrightness: 86,
};

/**
 * Below this, RenderedPhoto.sharpness means blurred for a photo that has no score: one recorded before
 * fine detail was measured, or too plain to have any.
 */
export const BLURRED_BELOW_SHARPNESS = 70;

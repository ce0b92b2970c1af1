/**
 * Below this, RenderedPhoto.sharpness means BLURRED. Laplacian variance on the luminance at 1024 px
 * long side (smaller photos at their own size): sharp race photos lie at 160 and above in nine cases
 * of ten, the same photos under a Gaussian blur of 1.5 px at 70 and below.
 */
export const BLURRED_BELOW_SHARPNESS = 70;

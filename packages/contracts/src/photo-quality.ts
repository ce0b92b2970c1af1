/**
 * Below this, RenderedPhoto.sharpness means BLURRED. Variance of the Laplacian of the luminance at
 * 1024 px long side, smaller photos at their own size. Measured on 122 sharp race photos: the softest
 * lies at 175; under a Gaussian blur of 1.5 px 101 fall below 70, of 2.5 px all do. Motion blur along
 * one axis (9 px: 5 of 122) mostly passes: a photo is rather published than wrongly set aside.
 */
export const BLURRED_BELOW_SHARPNESS = 70;

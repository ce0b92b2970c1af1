export { createQuickSteps } from './activities/quick-steps.ts';
export { createVisionSteps } from './activities/read-photo.ts';
export { createImageSteps } from './activities/render-photo.ts';
export { JPEG_QUALITY } from './imaging/pixels.ts';
export { renderPhoto } from './imaging/render-photo.ts';
export { watermark } from './imaging/watermark.ts';
export { loadEmbeddedEngine } from './vision/embedded-engine.ts';

export { createImageSteps, type ImageSteps } from './activities/render-photo.ts';
export { createVisionSteps, type VisionSteps } from './activities/read-photo.ts';
export { decodeForReading } from './imaging/decode-for-reading.ts';
export { renderPhoto } from './imaging/render-photo.ts';
export { loadEmbeddedEngine } from './vision/embedded-engine.ts';

import type { ReadingResult } from '@focus-racer/contracts';

/** An upright photo, decoded for reading: 8-bit sRGB, three interleaved channels. */
export interface ReadableImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Pixels of the upright original for each pixel here; 1 or more. */
  readonly scaleToOriginal: number;
}

/**
 * Reads every line of text on a photo. Boxes are in pixels of the upright original. Which line is a
 * bib is not the engine's to decide: it hands on all candidates with a confidence above
 * MIN_LINE_CONFIDENCE, the surest first.
 */
export interface VisionEngine {
  readonly name: string;
  /** Differs whenever the same photo may be read differently. */
  readonly version: string;
  /** Rejects with the signal's reason when it is aborted; an abort is noticed between two lines. */
  read(image: ReadableImage, signal?: AbortSignal): Promise<ReadingResult>;
}

export const MIN_LINE_CONFIDENCE = 0.3;
export const MAX_LINES = 200;
export const MAX_PEOPLE = 200;

import { z } from 'zod';
import { COLOUR_TERMS, MAX_TORSO_COLOURS } from './colour-terms.ts';
import { REJECTION_REASONS } from './states.ts';

/** A rectangle in pixels of the upright original; x and y are its left top corner. */
export const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Box = z.infer<typeof boxSchema>;

export const CAPTURE_TIME_SOURCES = ['EXIF_OFFSET', 'EXIF_EVENT_ZONE', 'NONE'] as const;

/** What the camera wrote, kept because reading an original again is dear. */
export const cameraFactsSchema = z.object({
  /** "2026-05-03T10:42:03", as the camera's clock showed it; null when the file says nothing. */
  localTime: z.string().nullable(),
  /** Minutes east of UTC, when the camera wrote it. */
  offsetMinutes: z.number().int().nullable(),
  subSecondMs: z.number().int().nullable(),
  /** Salted hash of make, model and serial number. */
  cameraKey: z.string().nullable(),
  exposureSeconds: z.number().nullable(),
  iso: z.number().int().nullable(),
  focalLengthMm: z.number().nullable(),
});
export type CameraFacts = z.infer<typeof cameraFactsSchema>;

export const renderedPhotoSchema = z.object({
  outcome: z.literal('RENDERED'),
  recipe: z.string(),
  /** Pixels of the upright original. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  camera: cameraFactsSchema,
  /** thumbhash, base64. */
  placeholder: z.string(),
  /** Variance of the Laplacian on the luminance at a fixed size; higher is sharper. */
  sharpness: z.number(),
  /** How much of its detail is fine, in percent, in the direction that has least; null when not measured. */
  fineDetail: z.number().min(0).max(100).nullable().default(null),
  /** Mean luminance and shares of clipped shadows and highlights, 0 to 1. */
  exposure: z.object({ mean: z.number(), shadows: z.number(), highlights: z.number() }),
  /** 64-bit perceptual hash, 16 hex digits. */
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
});
export type RenderedPhoto = z.infer<typeof renderedPhotoSchema>;

export const unusablePhotoSchema = z.object({
  outcome: z.literal('UNUSABLE'),
  reason: z.enum(REJECTION_REASONS),
});
export type UnusablePhoto = z.infer<typeof unusablePhotoSchema>;

export const renderResultSchema = z.discriminatedUnion('outcome', [
  renderedPhotoSchema,
  unusablePhotoSchema,
]);
export type RenderResult = z.infer<typeof renderResultSchema>;

/** One line of text that an engine read. */
export const readLineSchema = z.object({
  text: z.string().min(1).max(64),
  /** Mean and smallest probability over the line's characters, 0 to 1. */
  confidence: z.number().min(0).max(1),
  weakestCharacter: z.number().min(0).max(1),
  box: boxSchema,
  /** Across the direction of reading, in pixels of the upright original. */
  heightPx: z.number().positive(),
  /** How likely each step is a blank or each digit, as the engine encodes it; null when it does not say. */
  digitPosteriors: z.string().max(2000).nullable(),
});
export type ReadLine = z.infer<typeof readLineSchema>;

/** Where a person is; no identity, no embedding. */
export const personRegionSchema = z.object({
  face: boxSchema,
  torso: boxSchema,
  /** How sure the engine is that this is a face, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** Of face and torso, as RenderedPhoto.fineDetail; null when not measured, or too small or plain to tell. */
  fineDetail: z.number().min(0).max(100).nullable().default(null),
  /** Of what is worn on the torso, the largest first; a colour tells nobody's identity. */
  torsoColours: z.array(z.enum(COLOUR_TERMS)).max(MAX_TORSO_COLOURS).default([]),
});
export type PersonRegion = z.infer<typeof personRegionSchema>;

/** A thing or piece of clothing that an engine names. */
export const photoLabelSchema = z.object({
  name: z.string().min(1).max(64),
  confidence: z.number().min(0).max(1),
});
export type PhotoLabel = z.infer<typeof photoLabelSchema>;

/** What an engine says of one photo. Which line is a bib is the catalog's decision, not the engine's. */
export const readingResultSchema = z.object({
  engine: z.string(),
  engineVersion: z.string(),
  lines: z.array(readLineSchema).max(200),
  people: z.array(personRegionSchema).max(200),
  labels: z.array(photoLabelSchema).max(100),
  /** The engine that was chosen and failed, when another stood in for it. */
  insteadOf: z.string().nullable(),
});
export type ReadingResult = z.infer<typeof readingResultSchema>;

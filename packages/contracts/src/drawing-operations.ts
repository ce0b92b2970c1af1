import { z } from 'zod';
import { eventLookSchema } from './event-look.ts';
import { boxSchema } from './ingest.ts';
import { internalOperation } from './internal-operation.ts';
import { oldRenditionSchema } from './rerender-operations.ts';

export const CROP_RATIOS = ['SQUARE', 'PORTRAIT', 'WIDE', 'TALL'] as const;
export type CropRatio = (typeof CROP_RATIOS)[number];

/** Across to down. */
export const CROP_SHAPES: Record<CropRatio, readonly [across: number, down: number]> = {
  SQUARE: [1, 1],
  PORTRAIT: [4, 5],
  WIDE: [16, 9],
  TALL: [9, 16],
};

/** What is drawn of a photo when somebody asks: crops, and the photo as taken beside itself retouched. */
export const DRAWING_KINDS = [...CROP_RATIOS, 'COMPARISON'] as const;
export type DrawingKind = (typeof DRAWING_KINDS)[number];

export const DRAWING_STATES = ['DRAWING', 'DRAWN', 'FAILED'] as const;
export type DrawingState = (typeof DRAWING_STATES)[number];

const drawingWorkSchema = z.object({
  publicToken: z.string(),
  recipe: z.string(),
  /** Of the drawing's key: another one whenever its bytes would be others. */
  variant: z.string(),
  look: eventLookSchema,
  /** Of the upright original; null for the whole photo. */
  box: boxSchema.nullable(),
});
export type DrawingWork = z.infer<typeof drawingWorkSchema>;

interface DrawingOfPhoto {
  photoId: string;
  kind: DrawingKind;
}

/**
 * What to draw, and where; `work` is null when there is nothing to draw any more. The row says the
 * place before a byte is written there. `old` is to be removed. Idempotent.
 */
export const beginDrawing = internalOperation<DrawingOfPhoto>()({
  subgraph: 'catalog',
  field: 'beginDrawing',
  document: `mutation BeginDrawing($photoId: ID!, $kind: String!) {
    beginDrawing(photoId: $photoId, kind: $kind) { work old { publicToken recipe withWeb } }
  }`,
  result: z.object({ work: drawingWorkSchema.nullable(), old: z.array(oldRenditionSchema) }),
});

export const RECORDED_DRAWINGS = ['RECORDED', 'SUPERSEDED', 'MOVING'] as const;
export type RecordedDrawing = (typeof RECORDED_DRAWINGS)[number];

/**
 * The drawing stands where it should. SUPERSEDED: the photo's renditions moved on meanwhile. MOVING:
 * they are being moved; ask again. `old` is to be removed. Idempotent.
 */
export const recordDrawing = internalOperation<
  DrawingOfPhoto & { publicToken: string; recipe: string; variant: string }
>()({
  subgraph: 'catalog',
  field: 'recordDrawing',
  document: `mutation RecordDrawing(
    $photoId: ID!, $kind: String!, $publicToken: String!, $recipe: String!, $variant: String!
  ) {
    recordDrawing(
      photoId: $photoId, kind: $kind, publicToken: $publicToken, recipe: $recipe, variant: $variant
    ) { outcome old { publicToken recipe withWeb } }
  }`,
  result: z.object({ outcome: z.enum(RECORDED_DRAWINGS), old: z.array(oldRenditionSchema) }),
});

/** It cannot be drawn; whoever asks again has it tried again. Idempotent. */
export const failDrawing = internalOperation<DrawingOfPhoto>()({
  subgraph: 'catalog',
  field: 'failDrawing',
  document: `mutation FailDrawing($photoId: ID!, $kind: String!) {
    failDrawing(photoId: $photoId, kind: $kind) { state }
  }`,
  result: z.object({ state: z.string() }),
});

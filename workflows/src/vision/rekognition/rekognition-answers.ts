import { z } from 'zod';

/** Shares of the picture's width and height; a box may reach a little over its edges. */
const geometrySchema = z.object({
  BoundingBox: z.object({
    Left: z.number(),
    Top: z.number(),
    Width: z.number().nonnegative(),
    Height: z.number().nonnegative(),
  }),
  /** The corners clockwise, the first at the left top of the text as it is read. */
  Polygon: z.array(z.object({ X: z.number(), Y: z.number() })).optional(),
});
const percent = z.number().min(0).max(100);

export const textDetectionSchema = z.object({
  DetectedText: z.string(),
  Type: z.enum(['LINE', 'WORD']),
  Id: z.number(),
  /** Of a word: the line that it stands in. */
  ParentId: z.number().optional(),
  Confidence: percent,
  Geometry: geometrySchema,
});
export type TextDetection = z.infer<typeof textDetectionSchema>;

const faceDetailSchema = z.object({
  BoundingBox: geometrySchema.shape.BoundingBox,
  Confidence: percent,
});
export type FaceDetail = z.infer<typeof faceDetailSchema>;

/** What the product reads of the answers; whatever else they hold is left alone. */
export const textAnswerSchema = z.object({
  TextDetections: z.array(textDetectionSchema),
  TextModelVersion: z.string().optional(),
});
export const labelAnswerSchema = z.object({
  Labels: z.array(z.object({ Name: z.string().min(1), Confidence: percent })),
  LabelModelVersion: z.string().optional(),
});
export const faceAnswerSchema = z.object({ FaceDetails: z.array(faceDetailSchema) });

import { z } from 'zod';

export const WATERMARK_POSITIONS = [
  'TOP_LEFT',
  'TOP_RIGHT',
  'CENTER',
  'BOTTOM_LEFT',
  'BOTTOM_RIGHT',
] as const;
export type WatermarkPosition = (typeof WATERMARK_POSITIONS)[number];

/** Within these a public rendition is neither sellable nor spoilt: `npm run bench watermark`. */
export const LOGO_SIZE_PERCENT = { min: 8, max: 40 } as const;
export const LOGO_OPACITY = { min: 0.2, max: 1 } as const;
export const FILIGREE_STRENGTH = { min: 0.7, max: 1.5 } as const;

const within = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max);

export const watermarkLookSchema = z.object({
  /** The prepared PNG in the store; null shows the filigree alone. */
  logoKey: z.string().max(200).nullable(),
  position: z.enum(WATERMARK_POSITIONS),
  /** The logo's longer side, in percent of the picture's longer one. */
  sizePercent: within(LOGO_SIZE_PERCENT),
  /** The logo's, 1 hiding what is below. */
  opacity: within(LOGO_OPACITY),
  /** How strong the event's name over the whole picture is; 1 is the measured default. */
  filigree: within(FILIGREE_STRENGTH),
});
export type WatermarkLook = z.infer<typeof watermarkLookSchema>;

/** How the photos of an event look: with their originals, all that their renditions depend on. */
export const eventLookSchema = z.object({
  watermark: watermarkLookSchema,
  /** Exposure, contrast and white balance corrected; an original is never touched. */
  retouch: z.boolean(),
});
export type EventLook = z.infer<typeof eventLookSchema>;

/** What may be decided for one photo, whatever its event has. */
export const RETOUCH_CHOICES = ['AS_EVENT', 'RETOUCHED', 'AS_TAKEN'] as const;
export type RetouchChoice = (typeof RETOUCH_CHOICES)[number];

/** What photos look like until somebody decides otherwise. */
export const DEFAULT_LOOK: EventLook = {
  watermark: {
    logoKey: null,
    position: 'BOTTOM_RIGHT',
    sizePercent: 18,
    opacity: 0.8,
    filigree: 1,
  },
  retouch: false,
};

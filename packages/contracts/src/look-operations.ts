import { z } from 'zod';
import { eventLookSchema } from './event-look.ts';
import { internalOperation } from './internal-operation.ts';
import { LOGO_REFUSALS } from './states.ts';

/** Where an uploaded logo is, and how many bytes were promised. */
export const logoWork = internalOperation<{ logoId: string }>()({
  subgraph: 'catalog',
  field: 'logoWork',
  document: `query LogoWork($logoId: ID!) { logoWork(logoId: $logoId) { logoId eventId byteSize } }`,
  result: z.object({ logoId: z.string(), eventId: z.string(), byteSize: z.number() }),
});

export const preparedLogoSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('READY'),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  z.object({ outcome: z.literal('REFUSED'), reason: z.enum(LOGO_REFUSALS) }),
]);
export type PreparedLogo = z.infer<typeof preparedLogoSchema>;

/** What became of a logo; `prepared` travels as a JSON scalar. Idempotent. */
export const recordLogo = internalOperation<{ logoId: string; prepared: PreparedLogo }>()({
  subgraph: 'catalog',
  field: 'recordLogo',
  document: `mutation RecordLogo($logoId: ID!, $prepared: JSONObject!) {
    recordLogo(logoId: $logoId, prepared: $prepared) { state }
  }`,
  result: z.object({ state: z.string() }),
});

/** Which photo is to be drawn with which look. */
export const lookPreviewWork = internalOperation<{ previewId: string }>()({
  subgraph: 'catalog',
  field: 'lookPreviewWork',
  document: `query LookPreviewWork($previewId: ID!) {
    lookPreviewWork(previewId: $previewId) { previewId eventId photoId look }
  }`,
  result: z.object({
    previewId: z.string(),
    eventId: z.string(),
    photoId: z.string(),
    look: eventLookSchema,
  }),
});

/** Idempotent. */
export const recordLookPreview = internalOperation<{ previewId: string; drawn: boolean }>()({
  subgraph: 'catalog',
  field: 'recordLookPreview',
  document: `mutation RecordLookPreview($previewId: ID!, $drawn: Boolean!) {
    recordLookPreview(previewId: $previewId, drawn: $drawn) { state }
  }`,
  result: z.object({ state: z.string() }),
});

/** The preview's object is gone, and so is the preview. Idempotent. */
export const forgetLookPreview = internalOperation<{ previewId: string }>()({
  subgraph: 'catalog',
  field: 'forgetLookPreview',
  document: `mutation ForgetLookPreview($previewId: ID!) {
    forgetLookPreview(previewId: $previewId) { state }
  }`,
  result: z.object({ state: z.string() }),
});

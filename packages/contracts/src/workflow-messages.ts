import { z } from 'zod';
import { DRAWING_KINDS } from './drawing-operations.ts';
import { idSchema } from './ids.ts';
import { mailKindSchema } from './mail.ts';

export const TASK_QUEUES = {
  business: 'business',
  images: 'images',
  vision: 'vision',
  /** One a cloud API: each has a quota of its own, and a queue of its own to keep it. */
  cloudText: 'rekognition-text',
  cloudLabels: 'rekognition-labels',
  cloudFaces: 'rekognition-faces',
} as const;

/** Registered at the Temporal server before the first start. */
export const SEARCH_ATTRIBUTES = { eventId: 'EventId', organizationId: 'OrganizationId' } as const;

export const photoIngestInputSchema = z.object({
  photoId: idSchema,
  eventId: idSchema,
  organizationId: idSchema,
  generation: z.number().int().min(1),
});
export type PhotoIngestInput = z.infer<typeof photoIngestInputSchema>;

export const photoInputSchema = z.object({
  photoId: idSchema,
  eventId: idSchema,
  organizationId: idSchema,
});
export type PhotoInput = z.infer<typeof photoInputSchema>;

const logoInputSchema = z.object({ logoId: idSchema, eventId: idSchema, organizationId: idSchema });
const lookPreviewInputSchema = z.object({
  previewId: idSchema,
  eventId: idSchema,
  organizationId: idSchema,
});
const drawingInputSchema = photoInputSchema.extend({ kind: z.enum(DRAWING_KINDS) });
export type DrawingInput = z.infer<typeof drawingInputSchema>;

const takedownInputSchema = photoInputSchema.extend({
  takedownId: idSchema,
  /** Of two orders of one takedown the one with the higher version is the newer. */
  version: z.number().int().min(1),
  held: z.boolean(),
});
export type TakedownInput = z.infer<typeof takedownInputSchema>;

const eventInputSchema = z.object({ eventId: idSchema, organizationId: idSchema });
const organizationInputSchema = z.object({ organizationId: idSchema });
/** `further`: not the first that its founder has, and so without a welcome grant. */
const welcomeInputSchema = organizationInputSchema.extend({ further: z.boolean().optional() });
export type WelcomeInput = z.infer<typeof welcomeInputSchema>;
const mailInputSchema = z.object({ mailId: idSchema, kind: mailKindSchema });

/**
 * Every workflow that a subgraph's outbox may start: its input, its id, and what happens when one
 * of that id runs already (`useExisting` leaves it alone, `signal` tells it to look again).
 */
export const workflowStarts = {
  photoIngest: {
    input: photoIngestInputSchema,
    id: (i: PhotoIngestInput) => `photo-ingest:${i.photoId}:${i.generation}`,
    whenRunning: 'useExisting',
  },
  bringBackPhoto: {
    input: photoInputSchema,
    id: (i: PhotoInput) => `bring-back-photo:${i.photoId}`,
    whenRunning: 'useExisting',
  },
  reidentify: {
    input: eventInputSchema,
    id: (i: EventInput) => `reidentify:${i.eventId}`,
    whenRunning: 'signal',
  },
  resumePhotos: {
    input: organizationInputSchema,
    id: (i: OrganizationInput) => `resume-photos:${i.organizationId}`,
    whenRunning: 'signal',
  },
  rejudge: {
    input: eventInputSchema,
    id: (i: EventInput) => `rejudge:${i.eventId}`,
    whenRunning: 'signal',
  },
  rotateAddresses: {
    input: eventInputSchema,
    id: (i: EventInput) => `rotate-addresses:${i.eventId}`,
    whenRunning: 'signal',
  },
  rerenderEvent: {
    input: eventInputSchema,
    id: (i: EventInput) => `rerender-event:${i.eventId}`,
    whenRunning: 'signal',
  },
  rerenderPhoto: {
    input: photoInputSchema,
    id: (i: PhotoInput) => `rerender-photo:${i.photoId}`,
    whenRunning: 'signal',
  },
  enforceTakedown: {
    input: takedownInputSchema,
    id: (i: TakedownInput) => `enforce-takedown:${i.takedownId}:${i.version}`,
    whenRunning: 'useExisting',
  },
  withdrawPhoto: {
    input: photoInputSchema,
    id: (i: PhotoInput) => `withdraw-photo:${i.photoId}`,
    whenRunning: 'signal',
  },
  drawOnDemand: {
    input: drawingInputSchema,
    id: (i: DrawingInput) => `draw-on-demand:${i.photoId}:${i.kind}`,
    whenRunning: 'signal',
  },
  prepareLogo: {
    input: logoInputSchema,
    id: (i: LogoInput) => `prepare-logo:${i.logoId}`,
    whenRunning: 'useExisting',
  },
  drawLookPreview: {
    input: lookPreviewInputSchema,
    id: (i: LookPreviewInput) => `draw-look-preview:${i.previewId}`,
    whenRunning: 'useExisting',
  },
  welcomeOrganization: {
    input: welcomeInputSchema,
    id: (i: WelcomeInput) => `welcome-organization:${i.organizationId}`,
    whenRunning: 'useExisting',
  },
  sendMail: {
    input: mailInputSchema,
    id: (i: MailInput) => `send-mail:${i.mailId}`,
    whenRunning: 'useExisting',
  },
} as const;
export type LogoInput = z.infer<typeof logoInputSchema>;
export type LookPreviewInput = z.infer<typeof lookPreviewInputSchema>;
export type EventInput = z.infer<typeof eventInputSchema>;
export type OrganizationInput = z.infer<typeof organizationInputSchema>;
export type MailInput = z.infer<typeof mailInputSchema>;

export type WorkflowName = keyof typeof workflowStarts;
export type WorkflowInputs = {
  [K in WorkflowName]: z.infer<(typeof workflowStarts)[K]['input']>;
};

/** The signal of the workflows started with `whenRunning: 'signal'`. */
export const LOOK_AGAIN_SIGNAL = 'lookAgain';

/** Started by a Temporal schedule, not by an outbox. */
export const SWEEP_WORKFLOW = 'sweepPhotos';

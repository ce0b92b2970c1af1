import { z } from 'zod';
import { eventLookSchema } from './event-look.ts';
import type { ReadingResult, RenderResult } from './ingest.ts';
import { internalOperation } from './internal-operation.ts';
import { PHOTO_STATES } from './states.ts';
import { photoIngestInputSchema } from './workflow-messages.ts';

const stateSchema = z.enum(PHOTO_STATES);

/**
 * Takes a photo into work. Answers PROCESSING, or what was decided before: PUBLISHED for a photo that
 * ever was, wherever it went since, because its credit is taken.
 */
export const beginPhoto = internalOperation<{ photoId: string; generation: number }>()({
  subgraph: 'catalog',
  field: 'beginPhoto',
  document: `mutation BeginPhoto($photoId: ID!, $generation: Int!) {
    beginPhoto(photoId: $photoId, generation: $generation) { state }
  }`,
  result: z.object({ state: stateSchema }),
});

/** What a worker needs to work on a photo, and where its next renditions are to stand. The object's address and the name stay out of histories: ask again. */
export const photoWork = internalOperation<{ photoId: string }>()({
  subgraph: 'catalog',
  field: 'photoWork',
  document: `query PhotoWork($photoId: ID!) {
    photoWork(photoId: $photoId) {
      photoId eventId sha256 byteSize publicToken recipe look eventName
    }
  }`,
  result: z.object({
    photoId: z.string(),
    eventId: z.string(),
    sha256: z.string(),
    byteSize: z.number(),
    publicToken: z.string(),
    recipe: z.string(),
    look: eventLookSchema,
    eventName: z.string(),
  }),
});

export const parkPhoto = internalOperation<{ photoId: string; generation: number }>()({
  subgraph: 'catalog',
  field: 'parkPhoto',
  document: `mutation ParkPhoto($photoId: ID!, $generation: Int!) {
    parkPhoto(photoId: $photoId, generation: $generation) { state }
  }`,
  result: z.object({ state: stateSchema }),
});

/**
 * `rendered` and `reading` travel as JSON scalars; the catalog checks them with the schemas of
 * ingest.ts. Answers what is decided, as `beginPhoto` does.
 */
export const recordPhoto = internalOperation<{
  photoId: string;
  generation: number;
  rendered: RenderResult;
  reading: ReadingResult | null;
}>()({
  subgraph: 'catalog',
  field: 'recordPhoto',
  document: `mutation RecordPhoto($photoId: ID!, $generation: Int!, $rendered: JSONObject!, $reading: JSONObject) {
    recordPhoto(photoId: $photoId, generation: $generation, rendered: $rendered, reading: $reading) { state }
  }`,
  result: z.object({ state: stateSchema }),
});

export const recordBroughtBack = internalOperation<{ photoId: string }>()({
  subgraph: 'catalog',
  field: 'recordBroughtBack',
  document: `mutation RecordBroughtBack($photoId: ID!) { recordBroughtBack(photoId: $photoId) { state } }`,
  result: z.object({ state: stateSchema }),
});

const workPageSchema = z.object({
  items: z.array(
    z.discriminatedUnion('kind', [
      photoIngestInputSchema.extend({ kind: z.literal('INGEST') }),
      photoIngestInputSchema.extend({ kind: z.literal('BRING_BACK') }),
    ]),
  ),
  next: z.string().nullable(),
});

/** Photos of an organization that wait for credits, oldest first; `after` is the last page's `next`. */
export const photosAwaitingCredits = internalOperation<{
  organizationId: string;
  after: string | null;
}>()({
  subgraph: 'catalog',
  field: 'photosAwaitingCredits',
  document: `query PhotosAwaitingCredits($organizationId: ID!, $after: String) {
    photosAwaitingCredits(organizationId: $organizationId, after: $after) {
      items { kind photoId eventId organizationId generation } next
    }
  }`,
  result: workPageSchema,
});

/** Photos that stay UPLOADED, PROCESSING or AWAITING_CREDITS for too long: food of the sweep. */
export const stalePhotos = internalOperation<{ after: string | null }>()({
  subgraph: 'catalog',
  field: 'stalePhotos',
  document: `query StalePhotos($after: String) {
    stalePhotos(after: $after) {
      items { kind photoId eventId organizationId generation } next
    }
  }`,
  result: workPageSchema,
});

/** Identifies one page of an event's photos again from the kept readings, with the start list of now. */
export const reidentifyPage = internalOperation<{ eventId: string; after: string | null }>()({
  subgraph: 'catalog',
  field: 'reidentifyPage',
  document: `mutation ReidentifyPage($eventId: ID!, $after: String) {
    reidentifyPage(eventId: $eventId, after: $after) { photos changed next }
  }`,
  result: z.object({ photos: z.number(), changed: z.number(), next: z.string().nullable() }),
});

/**
 * One page of published and set-aside photos whose public renditions must move to a new address
 * (the event was made DRAFT again). Asking twice names the same new address.
 */
export const addressRotations = internalOperation<{ eventId: string; after: string | null }>()({
  subgraph: 'catalog',
  field: 'addressRotations',
  document: `mutation AddressRotations($eventId: ID!, $after: String) {
    addressRotations(eventId: $eventId, after: $after) {
      items { photoId recipe fromToken toToken } next
    }
  }`,
  result: z.object({
    items: z.array(
      z.object({
        photoId: z.string(),
        recipe: z.string(),
        fromToken: z.string(),
        toToken: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

/** The objects of these photos stand at their new address now. Idempotent. */
export const recordAddressesRotated = internalOperation<{ photoIds: string[] }>()({
  subgraph: 'catalog',
  field: 'recordAddressesRotated',
  document: `mutation RecordAddressesRotated($photoIds: [ID!]!) {
    recordAddressesRotated(photoIds: $photoIds) { rotated }
  }`,
  result: z.object({ rotated: z.number() }),
});

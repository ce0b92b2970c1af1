import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';
import { RERENDER_STATES } from './states.ts';

export const oldRenditionSchema = z.object({
  publicToken: z.string(),
  recipe: z.string(),
  /** Whether the private rendition of this recipe is to go, too. */
  withWeb: z.boolean(),
});
/** Objects that are nobody's any more. */
export type OldRendition = z.infer<typeof oldRenditionSchema>;

/** What the batch that renders an event's photos again has to do now: nothing unless RUNNING. */
export const rerenderPage = internalOperation<{ eventId: string; after: string | null }>()({
  subgraph: 'catalog',
  field: 'rerenderPage',
  document: `query RerenderPage($eventId: ID!, $after: String) {
    rerenderPage(eventId: $eventId, after: $after) { state version photoIds next }
  }`,
  result: z.object({
    state: z.enum(RERENDER_STATES),
    version: z.number(),
    photoIds: z.array(z.string()),
    next: z.string().nullable(),
  }),
});
export type RerenderPage = z.infer<typeof rerenderPage.result>;

/** Every photo was reached under this version of the order; `ended` unless something else is wanted now. */
export const finishRerender = internalOperation<{ eventId: string; version: number }>()({
  subgraph: 'catalog',
  field: 'finishRerender',
  document: `mutation FinishRerender($eventId: ID!, $version: Int!) {
    finishRerender(eventId: $eventId, version: $version) { ended }
  }`,
  result: z.object({ ended: z.boolean() }),
});

/** Fixes where a photo's next renditions will stand (`photoWork` says it), before a byte is written. Idempotent. */
export const beginRerender = internalOperation<{ photoId: string }>()({
  subgraph: 'catalog',
  field: 'beginRerender',
  document: `mutation BeginRerender($photoId: ID!) {
    beginRerender(photoId: $photoId) { needed old { publicToken recipe withWeb } }
  }`,
  result: z.object({ needed: z.boolean(), old: z.array(oldRenditionSchema) }),
});

export const RERENDERED_OUTCOMES = ['SWITCHED', 'SUPERSEDED', 'MOVING'] as const;
export type RerenderedOutcome = (typeof RERENDERED_OUTCOMES)[number];

/**
 * Shows the photo as it was rendered anew. SUPERSEDED: something else was wanted meanwhile. MOVING:
 * its former renditions are being moved; ask again. `old` is to be removed. Idempotent.
 */
export const recordRerendered = internalOperation<{
  photoId: string;
  publicToken: string;
  recipe: string;
}>()({
  subgraph: 'catalog',
  field: 'recordRerendered',
  document: `mutation RecordRerendered($photoId: ID!, $publicToken: String!, $recipe: String!) {
    recordRerendered(photoId: $photoId, publicToken: $publicToken, recipe: $recipe) {
      outcome old { publicToken recipe withWeb }
    }
  }`,
  result: z.object({ outcome: z.enum(RERENDERED_OUTCOMES), old: z.array(oldRenditionSchema) }),
});

/** The objects of these renditions are gone. Idempotent. */
export const forgetOldRenditions = internalOperation<{
  photoId: string;
  publicTokens: string[];
}>()({
  subgraph: 'catalog',
  field: 'forgetOldRenditions',
  document: `mutation ForgetOldRenditions($photoId: ID!, $publicTokens: [String!]!) {
    forgetOldRenditions(photoId: $photoId, publicTokens: $publicTokens) { left }
  }`,
  result: z.object({ left: z.number() }),
});

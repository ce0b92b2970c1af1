import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';
import { oldRenditionSchema } from './rerender-operations.ts';
import { PHOTO_STATES } from './states.ts';
import type { Viewer } from './viewer.ts';

/** Why somebody wants a photo gone. */
export const TAKEDOWN_REASONS = [
  'I_AM_ON_IT',
  'MY_CHILD',
  'INTIMATE_OR_DEGRADING',
  'NOT_PART_OF_EVENT',
  'COPYRIGHT',
  'OTHER',
] as const;
export type TakedownReason = (typeof TAKEDOWN_REASONS)[number];

/** OPEN waits for a decision; HIDDEN and KEPT were decided; PUT_BACK was HIDDEN. */
export const TAKEDOWN_STATES = ['OPEN', 'HIDDEN', 'KEPT', 'PUT_BACK'] as const;
export type TakedownState = (typeof TAKEDOWN_STATES)[number];

/** Whose photo it is; NOT_FOUND unless this viewer may see it. */
export const reportablePhoto = internalOperation<{ photoId: string; viewer: Viewer }>()({
  subgraph: 'catalog',
  field: 'reportablePhoto',
  document: `query ReportablePhoto($photoId: ID!, $viewer: JSONObject!) {
    reportablePhoto(photoId: $photoId, viewer: $viewer) {
      photoId eventId organizationId eventOrganizationId
    }
  }`,
  result: z.object({
    photoId: z.string(),
    eventId: z.string(),
    /** Sells the photo. */
    organizationId: z.string(),
    eventOrganizationId: z.string(),
  }),
});

/** For mails and desks: what the event is called. */
export const reportedEvent = internalOperation<{ eventId: string }>()({
  subgraph: 'catalog',
  field: 'reportedEvent',
  document: `query ReportedEvent($eventId: ID!) { reportedEvent(eventId: $eventId) { name } }`,
  result: z.object({ name: z.string() }),
});

/**
 * Whether a takedown holds its photo down. Of two orders the one with the higher version is the
 * newer; an older one, and the same again, change nothing. The photo is down while any takedown
 * holds it. Answers where the photo stands: it comes back when its new renditions stand.
 */
export const holdPhotoDown = internalOperation<{
  takedownId: string;
  photoId: string;
  version: number;
  held: boolean;
}>()({
  subgraph: 'catalog',
  field: 'holdPhotoDown',
  document: `mutation HoldPhotoDown($takedownId: ID!, $photoId: ID!, $version: Int!, $held: Boolean!) {
    holdPhotoDown(takedownId: $takedownId, photoId: $photoId, version: $version, held: $held) { state }
  }`,
  result: z.object({ state: z.enum(PHOTO_STATES) }),
});

export const WITHDRAWAL_WORK = ['WITHDRAW', 'PUT_BACK', 'NOTHING'] as const;
export type WithdrawalWorkKind = (typeof WITHDRAWAL_WORK)[number];

/**
 * What is to be done to a photo's objects. WITHDRAW: nothing of it may stay public, and of what is
 * private only the rendition of `recipe`. PUT_BACK: photoWork says where its new ones will stand.
 * `old` is to be removed in any case. Idempotent.
 */
export const beginWithdrawalWork = internalOperation<{ photoId: string }>()({
  subgraph: 'catalog',
  field: 'beginWithdrawalWork',
  document: `mutation BeginWithdrawalWork($photoId: ID!) {
    beginWithdrawalWork(photoId: $photoId) { work recipe old { publicToken recipe withWeb } }
  }`,
  result: z.object({
    work: z.enum(WITHDRAWAL_WORK),
    recipe: z.string().nullable(),
    old: z.array(oldRenditionSchema),
  }),
});

/** The photo's new renditions stand here: it is where it was before. False when that is not wanted any more. Idempotent. */
export const recordPutBack = internalOperation<{
  photoId: string;
  publicToken: string;
  recipe: string;
}>()({
  subgraph: 'catalog',
  field: 'recordPutBack',
  document: `mutation RecordPutBack($photoId: ID!, $publicToken: String!, $recipe: String!) {
    recordPutBack(photoId: $photoId, publicToken: $publicToken, recipe: $recipe) {
      shown old { publicToken recipe withWeb }
    }
  }`,
  result: z.object({
    shown: z.boolean(),
    old: z.array(oldRenditionSchema),
  }),
});

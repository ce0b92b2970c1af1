import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';

const eventInvitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
/** An invitation to shoot an event that waits for an answer. */
export type EventInvitationFacts = z.infer<typeof eventInvitationSchema>;

const FACTS = '{ id email createdAt expiresAt }';

/** Invites an address to shoot an event, or sends it again; RATE_LIMITED when that is too often. */
export const createEventInvitation = internalOperation<{
  eventId: string;
  eventName: string;
  organizationId: string;
  invitedBy: string;
  email: string;
}>()({
  subgraph: 'identity',
  field: 'createEventInvitation',
  document: `mutation CreateEventInvitation($eventId: ID!, $eventName: String!, $organizationId: ID!, $invitedBy: ID!, $email: String!) {
    createEventInvitation(eventId: $eventId, eventName: $eventName, organizationId: $organizationId, invitedBy: $invitedBy, email: $email) ${FACTS}
  }`,
  result: eventInvitationSchema,
});

export const openEventInvitations = internalOperation<{ eventId: string }>()({
  subgraph: 'identity',
  field: 'openEventInvitations',
  document: `query OpenEventInvitations($eventId: ID!) { openEventInvitations(eventId: $eventId) ${FACTS} }`,
  result: z.array(eventInvitationSchema),
});

/** Sends it again. NOT_FOUND unless it is of this event and waits for an answer. */
export const renewEventInvitation = internalOperation<{
  eventId: string;
  invitationId: string;
  actor: string;
}>()({
  subgraph: 'identity',
  field: 'renewEventInvitation',
  document: `mutation RenewEventInvitation($eventId: ID!, $invitationId: ID!, $actor: String!) {
    renewEventInvitation(eventId: $eventId, invitationId: $invitationId, actor: $actor) ${FACTS}
  }`,
  result: eventInvitationSchema,
});

/** Ends its link. NOT_FOUND unless it is of this event and was not accepted. Idempotent. */
export const withdrawEventInvitation = internalOperation<{
  eventId: string;
  invitationId: string;
  actor: string;
}>()({
  subgraph: 'identity',
  field: 'withdrawEventInvitation',
  document: `mutation WithdrawEventInvitation($eventId: ID!, $invitationId: ID!, $actor: String!) {
    withdrawEventInvitation(eventId: $eventId, invitationId: $invitationId, actor: $actor) ${FACTS}
  }`,
  result: eventInvitationSchema,
});

const redeemedSchema = z.object({
  outcome: z.enum(['REDEEMED', 'OTHER_ADDRESS', 'ENDED']),
  /** For whom it is, unless it has ended. */
  email: z.string().nullable(),
  invitation: z.object({ id: z.string(), eventId: z.string(), invitedBy: z.string() }).nullable(),
});
export type RedeemedEventInvitation = z.infer<typeof redeemedSchema>;

/** Uses an invitation up for the account of its address. The same account gets the same answer again. */
export const redeemEventInvitation = internalOperation<{ token: string; accountId: string }>()({
  subgraph: 'identity',
  field: 'redeemEventInvitation',
  document: `mutation RedeemEventInvitation($token: String!, $accountId: ID!) {
    redeemEventInvitation(token: $token, accountId: $accountId) {
      outcome email invitation { id eventId invitedBy }
    }
  }`,
  result: redeemedSchema,
});

import {
  createEventInvitation,
  type EventInvitationFacts,
  openEventInvitations,
  renewEventInvitation,
  withdrawEventInvitation,
} from '@focus-racer/contracts';
import { actorOf, checkInput, requireAccount } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { requireManager } from '../event/event.policy.ts';
import type { Event } from '../event/event.entity.ts';
import { findEvent } from '../event/find-event.ts';
import {
  type EventInvitationInput,
  eventInvitationSchema,
  type InviteToEventInput,
  inviteToEventSchema,
} from './crew.inputs.ts';
import { type EventInvitation } from './crew.results.ts';

/** Asks a photographer by mail to shoot an event; identity keeps the invitation. For managers. */
export async function inviteToEvent(
  context: CatalogContext,
  input: InviteToEventInput,
): Promise<EventInvitation> {
  const { accountId } = requireAccount(context.viewer);
  const { eventId, email } = checkInput(inviteToEventSchema, input);
  const { name, organizationId } = await getManaged(context, eventId);
  return toInvitation(
    await context.internal.ask(createEventInvitation, {
      eventId,
      eventName: name,
      organizationId,
      invitedBy: accountId,
      email,
    }),
  );
}

export async function listEventInvitations(
  { internal }: CatalogContext,
  event: Event,
): Promise<EventInvitation[]> {
  const open = await internal.ask(openEventInvitations, { eventId: event.id });
  return open.map(toInvitation);
}

export async function resendEventInvitation(
  context: CatalogContext,
  input: EventInvitationInput,
): Promise<EventInvitation> {
  const asked = await checkManaged(context, input);
  return toInvitation(await context.internal.ask(renewEventInvitation, asked));
}

export async function revokeEventInvitation(
  context: CatalogContext,
  input: EventInvitationInput,
): Promise<EventInvitation> {
  const asked = await checkManaged(context, input);
  return toInvitation(await context.internal.ask(withdrawEventInvitation, asked));
}

async function checkManaged(context: CatalogContext, input: EventInvitationInput) {
  requireAccount(context.viewer);
  const asked = checkInput(eventInvitationSchema, input);
  await getManaged(context, asked.eventId);
  return { ...asked, actor: actorOf(context.viewer) };
}

async function getManaged(context: CatalogContext, eventId: string): Promise<Event> {
  return requireManager(context.viewer, await findEvent(context, eventId));
}

function toInvitation({ id, email, createdAt, expiresAt }: EventInvitationFacts): EventInvitation {
  return {
    id,
    email,
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
  };
}

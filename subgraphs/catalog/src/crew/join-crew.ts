import { newId, redeemEventInvitation } from '@focus-racer/contracts';
import {
  actorOf,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { type AcceptEventInvitationInput, acceptEventInvitationSchema } from './crew.inputs.ts';
import { shootsFor } from './crew.policy.ts';
import {
  type AcceptEventInvitationResult,
  CrewJoined,
  EventInvitationEndedError,
  EventInvitationForAnotherAddressError,
  ShootingOrganizationNeededError,
} from './crew.results.ts';
import { CrewMember } from './crew-member.entity.ts';

/**
 * Joins the crew of an event by a mailed link. Identity uses the link up first, for this account; what
 * fails afterwards is asked again with the same link. It brings nobody in twice.
 */
export async function acceptEventInvitation(
  context: CatalogContext,
  input: AcceptEventInvitationInput,
): Promise<typeof AcceptEventInvitationResult> {
  const account = requireAccount(context.viewer);
  const { accountId } = account;
  const { token, organizationId } = checkInput(acceptEventInvitationSchema, input);
  const redeemed = await context.internal.ask(redeemEventInvitation, { token, accountId });
  const { outcome, email, invitation } = redeemed;
  if (outcome === 'OTHER_ADDRESS' && email) return EventInvitationForAnotherAddressError.of(email);
  if (!invitation) return new EventInvitationEndedError();

  const joined = await context.em.transactional(async (em) => {
    const event = await em.findOne(
      Event,
      { id: invitation.eventId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (!event) throw notFound('Event');
    const known = await findPlace(em, event.id, { accountId, invitationId: invitation.id });
    if (known) return known.removedAt ? null : { event, place: known };
    const choice = shootsFor(account, event, organizationId ?? null);
    if (!choice.organizationId) return choice.among;
    const place = Object.assign(new CrewMember(), {
      id: newId(),
      eventId: event.id,
      accountId,
      organizationId: choice.organizationId,
      invitationId: invitation.id,
      invitedBy: invitation.invitedBy,
      joinedAt: new Date(),
    });
    em.persist(place);
    recordAuditAfterCommit(em, {
      actor: actorOf(account),
      action: 'crew.joined',
      subject: `event:${event.id}`,
      details: { accountId, organizationId: place.organizationId, invitationId: invitation.id },
    });
    return { event, place };
  });
  if (!joined) return new EventInvitationEndedError();
  if (Array.isArray(joined)) return ShootingOrganizationNeededError.of(joined);
  context.load.crew.clear(joined.event.id);
  return Object.assign(new CrewJoined(), joined);
}

/** Of the crew already, by whichever invitation; else what this one once made of her. */
async function findPlace(
  em: EntityManager,
  eventId: string,
  { accountId, invitationId }: { accountId: string; invitationId: string },
): Promise<CrewMember | null> {
  const present = await em.findOne(CrewMember, { eventId, accountId, removedAt: null });
  return present ?? em.findOne(CrewMember, { invitationId });
}

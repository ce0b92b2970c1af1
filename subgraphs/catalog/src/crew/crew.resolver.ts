import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { canManage, isInsider } from '../event/event.policy.ts';
import { Account } from '../references/account.ts';
import { Organization } from '../references/organization.ts';
import {
  AcceptEventInvitationInput,
  EventInvitationInput,
  InviteToEventInput,
} from './crew.inputs.ts';
import { AcceptEventInvitationResult, EventInvitation } from './crew.results.ts';
import { CrewMember } from './crew-member.entity.ts';
import { crewPlaceOf } from './crew.policy.ts';
import {
  inviteToEvent,
  listEventInvitations,
  resendEventInvitation,
  revokeEventInvitation,
} from './invite-to-event.ts';
import { acceptEventInvitation } from './join-crew.ts';
import { removeFromCrew } from './leave-crew.ts';

@Resolver(() => Event)
export class EventCrewResolver {
  @FieldResolver(() => [CrewMember], {
    nullable: true,
    description: 'Who shoots it for other organizations, in the order they joined. Members only.',
  })
  crew(@Root() event: Event, @Ctx() context: CatalogContext): Promise<CrewMember[]> | null {
    return isInsider(context.viewer, event) ? context.load.crew.load(event.id) : null;
  }

  @FieldResolver(() => [EventInvitation], {
    nullable: true,
    description:
      'Invitations to shoot it that were not answered, the newest first; at most 100. For who manages it.',
  })
  crewInvitations(
    @Root() event: Event,
    @Ctx() context: CatalogContext,
  ): Promise<EventInvitation[]> | null {
    const { viewer } = context;
    const mayRead = viewer.kind === 'account' && canManage(viewer, event);
    return mayRead ? listEventInvitations(context, event) : null;
  }

  @FieldResolver(() => CrewMember, {
    nullable: true,
    description: "The viewer's own place in its crew.",
  })
  async viewerCrewPlace(
    @Root() event: Event,
    @Ctx() context: CatalogContext,
  ): Promise<CrewMember | null> {
    const { viewer } = context;
    if (viewer.kind !== 'account') return null;
    const crew = await context.load.crew.load(event.id);
    const place = crewPlaceOf(viewer, crew);
    return crew.find((member) => member === place) ?? null;
  }

  @Mutation(() => EventInvitation, {
    description:
      'Asks a photographer of another organization by mail to shoot an event, for 14 days. For who manages it.',
  })
  inviteToEvent(
    @Arg('input', () => InviteToEventInput) input: InviteToEventInput,
    @Ctx() context: CatalogContext,
  ): Promise<EventInvitation> {
    return inviteToEvent(context, input);
  }

  @Mutation(() => EventInvitation, {
    description:
      'Sends the mail again, with a new link in the place of the old one. RATE_LIMITED after three an hour.',
  })
  resendEventInvitation(
    @Arg('input', () => EventInvitationInput) input: EventInvitationInput,
    @Ctx() context: CatalogContext,
  ): Promise<EventInvitation> {
    return resendEventInvitation(context, input);
  }

  @Mutation(() => EventInvitation, {
    description: 'Takes an invitation back. For who manages the event.',
  })
  revokeEventInvitation(
    @Arg('input', () => EventInvitationInput) input: EventInvitationInput,
    @Ctx() context: CatalogContext,
  ): Promise<EventInvitation> {
    return revokeEventInvitation(context, input);
  }

  @Mutation(() => AcceptEventInvitationResult, {
    description:
      'Joins the crew of an event, to shoot it for one’s own organization. Only the account whose confirmed address was invited can.',
  })
  acceptEventInvitation(
    @Arg('input', () => AcceptEventInvitationInput) input: AcceptEventInvitationInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof AcceptEventInvitationResult> {
    return acceptEventInvitation(context, input);
  }

  @Mutation(() => CrewMember, {
    description:
      'Takes somebody off the crew: for who manages the event, and for herself. What she sent stays; of a draft she sees nothing any more.',
  })
  removeFromCrew(
    @Arg('id', () => ID) id: string,
    @Ctx() context: CatalogContext,
  ): Promise<CrewMember> {
    return removeFromCrew(context, id);
  }
}

@Resolver(() => CrewMember)
export class CrewMemberResolver {
  @FieldResolver(() => Account)
  account(@Root() { accountId }: CrewMember): Account {
    return Object.assign(new Account(), { id: accountId });
  }

  @FieldResolver(() => Organization, { description: 'Pays for and sells what she shoots here.' })
  organization(@Root() { organizationId }: CrewMember): Organization {
    return Object.assign(new Organization(), { id: organizationId });
  }
}

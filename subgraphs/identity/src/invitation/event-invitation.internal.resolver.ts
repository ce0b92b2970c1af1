import type { EventInvitationFacts, RedeemedEventInvitation } from '@focus-racer/contracts';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';

@ObjectType()
class InvitedToEvent implements EventInvitationFacts {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  createdAt!: string;

  @Field(() => String)
  expiresAt!: string;
}

@ObjectType()
class RedeemedInvitation {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  invitedBy!: string;
}

@ObjectType()
class Redemption {
  @Field(() => String)
  outcome!: RedeemedEventInvitation['outcome'];

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => RedeemedInvitation, { nullable: true })
  invitation!: RedeemedInvitation | null;
}

@Resolver()
export class EventInvitationInternalResolver {
  @Query(() => [InvitedToEvent])
  openEventInvitations(
    @Arg('eventId', () => ID) eventId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<InvitedToEvent[]> {
    return ctx.eventInvitations.listOpen(eventId);
  }

  @Mutation(() => InvitedToEvent)
  createEventInvitation(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('eventName', () => String) eventName: string,
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('invitedBy', () => ID) invitedBy: string,
    @Arg('email', () => String) email: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<InvitedToEvent> {
    const wanted = { eventId, eventName, organizationId, invitedBy, email };
    return ctx.eventInvitations.create(wanted);
  }

  @Mutation(() => InvitedToEvent)
  renewEventInvitation(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('invitationId', () => ID) invitationId: string,
    @Arg('actor', () => String) actor: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<InvitedToEvent> {
    return ctx.eventInvitations.renew(eventId, invitationId, actor);
  }

  @Mutation(() => InvitedToEvent)
  withdrawEventInvitation(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('invitationId', () => ID) invitationId: string,
    @Arg('actor', () => String) actor: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<InvitedToEvent> {
    return ctx.eventInvitations.withdraw(eventId, invitationId, actor);
  }

  @Mutation(() => Redemption)
  redeemEventInvitation(
    @Arg('token', () => String) token: string,
    @Arg('accountId', () => ID) accountId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<Redemption> {
    return ctx.eventInvitations.redeem(token, accountId);
  }
}

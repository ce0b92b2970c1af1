import { graphqlEnum, UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import type { MemberRole } from '@focus-racer/contracts';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Membership, MemberRoleEnum } from '../organization/membership.entity.ts';
import { Invitation, type InvitationKind } from './invitation.entity.ts';

const InvitationKindEnum = graphqlEnum<InvitationKind>(
  'InvitationKind',
  'To what one is invited.',
  {
    MEMBER: { description: 'To join the organization: `acceptInvitation`.' },
    EVENT: { description: 'To shoot one of its events: `acceptEventInvitation`.' },
  },
);

@ObjectType({ description: 'What an invitation says to whoever has its link.' })
export class ReceivedInvitation {
  @Field(() => InvitationKindEnum)
  kind!: InvitationKind;

  @Field(() => String, { description: 'Who invites.' })
  organizationName!: string;

  @Field(() => String)
  inviterName!: string;

  @Field(() => String, { description: 'Only the account of this address can accept.' })
  email!: string;

  @Field(() => MemberRoleEnum, { nullable: true })
  role!: MemberRole | null;

  @Field(() => String, { nullable: true })
  eventName!: string | null;

  @Field(() => GraphQLDateTime)
  expiresAt!: Date;
}

@ObjectType({ description: 'The mail is on its way.' })
export class MemberInvited {
  @Field(() => Invitation)
  invitation!: Invitation;
}

@ObjectType({ implements: UserError, description: 'This address is a member’s already.' })
export class AlreadyMemberError extends UserError {
  override message = 'This address is a member’s already';
}

@ObjectType({ description: 'The viewer is a member now.' })
export class InvitationAccepted {
  @Field(() => Membership)
  membership!: Membership;
}

@ObjectType({
  implements: UserError,
  description:
    'The invitation is for another address; it stays good for that one. Sign in with its account, or ask for an invitation of your own.',
})
export class InvitationForAnotherAddressError extends UserError {
  override message = 'This invitation is for another address';

  @Field(() => String)
  email!: string;

  static of(email: string): InvitationForAnotherAddressError {
    return Object.assign(new InvitationForAnotherAddressError(), { email });
  }
}

@ObjectType({
  implements: UserError,
  description:
    'The invitation is unknown, was used, was taken back or is too old: ask for another.',
})
export class InvitationEndedError extends UserError {
  override message = 'This invitation is no longer good';
}

export const InviteMemberResult = createUnionType({
  name: 'InviteMemberResult',
  types: () => [MemberInvited, AlreadyMemberError] as const,
});

export const AcceptInvitationResult = createUnionType({
  name: 'AcceptInvitationResult',
  types: () =>
    [InvitationAccepted, InvitationForAnotherAddressError, InvitationEndedError] as const,
});

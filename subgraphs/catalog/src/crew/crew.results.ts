import { UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { Organization } from '../references/organization.ts';
import { CrewMember } from './crew-member.entity.ts';

@ObjectType({ description: 'Somebody is asked by mail to shoot an event, and has not answered.' })
export class EventInvitation {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  email!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Moved on whenever it is sent.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The viewer shoots the event.' })
export class CrewJoined {
  @Field(() => Event)
  event!: Event;

  @Field(() => CrewMember)
  place!: CrewMember;
}

@ObjectType({
  implements: UserError,
  description:
    'The invitation is for another address; it stays good for that one. Sign in with its account.',
})
export class EventInvitationForAnotherAddressError extends UserError {
  override message = 'This invitation is for another address';

  @Field(() => String)
  email!: string;

  static of(email: string): EventInvitationForAnotherAddressError {
    return Object.assign(new EventInvitationForAnotherAddressError(), { email });
  }
}

@ObjectType({
  implements: UserError,
  description:
    'The invitation is unknown, was used, was taken back or is too old: ask for another.',
})
export class EventInvitationEndedError extends UserError {
  override message = 'This invitation is no longer good';
}

@ObjectType({
  implements: UserError,
  description:
    'One shoots for an organization: none of the viewer’s can send photos here, or there are several to choose from. The invitation stays good.',
})
export class ShootingOrganizationNeededError extends UserError {
  override message = 'Say for which organization you shoot';

  @Field(() => [Organization], { description: 'To choose from; none: found one first.' })
  organizations!: Organization[];

  static of(ids: readonly string[]): ShootingOrganizationNeededError {
    const organizations = ids.map((id) => Object.assign(new Organization(), { id }));
    return Object.assign(new ShootingOrganizationNeededError(), { organizations });
  }
}

export const AcceptEventInvitationResult = createUnionType({
  name: 'AcceptEventInvitationResult',
  types: () =>
    [
      CrewJoined,
      EventInvitationForAnotherAddressError,
      EventInvitationEndedError,
      ShootingOrganizationNeededError,
    ] as const,
});

import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Membership } from './membership.entity.ts';

@ObjectType({ description: 'A member has another role.' })
export class MemberRoleChanged {
  @Field(() => Membership)
  membership!: Membership;
}

@ObjectType({ description: 'An account is no longer a member.' })
export class MembershipEnded {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => ID)
  accountId!: string;
}

@ObjectType({
  implements: UserError,
  description: 'An organization always has an owner: make somebody else one first.',
})
export class LastOwnerError extends UserError {
  override message = 'This is the last owner of the organization';
}

export const ChangeMemberRoleResult = createUnionType({
  name: 'ChangeMemberRoleResult',
  types: () => [MemberRoleChanged, LastOwnerError] as const,
});

export const EndMembershipResult = createUnionType({
  name: 'EndMembershipResult',
  types: () => [MembershipEnded, LastOwnerError] as const,
});

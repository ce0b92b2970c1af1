import { type OrganizationKind } from '@focus-racer/contracts';
import { graphqlEnum, UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { Organization, OrganizationKindEnum } from '../organization/organization.entity.ts';
import type { PasswordRefusal } from './password-rule.ts';

@InputType({ description: 'The organization that a pro signs up with.' })
export class SignUpOrganizationInput {
  @Field(() => OrganizationKindEnum)
  kind!: OrganizationKind;

  @Field(() => String, { description: 'The company, or the name a photographer works under.' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1, two letters.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a French establishment; checked by its form.',
  })
  siret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of the European Union; checked by its form.',
  })
  vatNumber?: string | null;
}

@InputType()
export class SignUpInput {
  @Field(() => String)
  email!: string;

  @Field(() => String, { description: '8 to 200 characters, and none of the most common ones.' })
  password!: string;

  @Field(() => String)
  displayName!: string;

  @Field(() => String, { description: 'For pages and mails: fr or en.' })
  language!: string;

  @Field(() => SignUpOrganizationInput, {
    nullable: true,
    description: 'Pros have one, runners none.',
  })
  organization?: SignUpOrganizationInput | null;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String)
  newPassword!: string;
}

@InputType({ description: 'What is left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true })
  displayName?: string;

  @Field(() => String, { nullable: true, description: 'fr or en.' })
  language?: string;
}

const PasswordRefusalEnum = graphqlEnum<PasswordRefusal>(
  'PasswordRefusal',
  'Why a password cannot be used.',
  {
    TOO_SHORT: { description: 'Fewer than 8 characters.' },
    TOO_LONG: { description: 'More than 200 characters.' },
    TOO_COMMON: { description: 'One of the first that anybody tries.' },
    IS_ADDRESS: { description: 'The address itself, or what stands before its @.' },
  },
);

@ObjectType({ implements: UserError, description: 'This password cannot be used.' })
export class PasswordRefusedError extends UserError {
  override message = 'This password cannot be used';

  @Field(() => PasswordRefusalEnum)
  reason!: PasswordRefusal;

  static of(reason: PasswordRefusal): PasswordRefusedError {
    return Object.assign(new PasswordRefusedError(), { reason });
  }
}

@ObjectType({ implements: UserError, description: 'The password of the account is another one.' })
export class WrongPasswordError extends UserError {
  override message = 'The password is wrong';
}

@ObjectType({
  implements: UserError,
  description: 'The link is unknown, was used or has ended: ask for another one.',
})
export class LinkEndedError extends UserError {
  override message = 'This link is no longer good';
}

@ObjectType({
  implements: UserError,
  description: 'Others work in an organization of which nobody else is an owner.',
})
export class SoleOwnerError extends UserError {
  override message = 'Make somebody else an owner first, or remove the other members';

  @Field(() => [Organization])
  organizations!: Organization[];

  static of(organizations: Organization[]): SoleOwnerError {
    return Object.assign(new SoleOwnerError(), { organizations });
  }
}

@ObjectType({
  description:
    'A mail is on its way; which one depends on whether the address is known, which is not told.',
})
export class SignUpReceived {
  @Field(() => String)
  email!: string;
}

@ObjectType({ description: 'The address is its reader’s: she can sign in.' })
export class EmailVerified {
  @Field(() => GraphQLDateTime)
  verifiedAt!: Date;
}

@ObjectType({ description: 'The password is another one, and other sessions have ended.' })
export class PasswordSet {
  @Field(() => GraphQLDateTime)
  setAt!: Date;
}

@ObjectType({ description: 'The account is closed, with its sessions and keys.' })
export class AccountClosed {
  @Field(() => GraphQLDateTime)
  closedAt!: Date;
}

@ObjectType({ description: 'A request for a copy of the data held about whoever asked.' })
export class DataRequest {
  @Field(() => GraphQLDateTime)
  requestedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'It is answered by then.' })
  dueAt!: Date;
}

export const SignUpResult = createUnionType({
  name: 'SignUpResult',
  types: () => [SignUpReceived, PasswordRefusedError] as const,
});
export const VerifyEmailResult = createUnionType({
  name: 'VerifyEmailResult',
  types: () => [EmailVerified, LinkEndedError] as const,
});
export const ResetPasswordResult = createUnionType({
  name: 'ResetPasswordResult',
  types: () => [PasswordSet, LinkEndedError, PasswordRefusedError] as const,
});
export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  types: () => [PasswordSet, WrongPasswordError, PasswordRefusedError] as const,
});
export const CloseAccountResult = createUnionType({
  name: 'CloseAccountResult',
  types: () => [AccountClosed, WrongPasswordError, SoleOwnerError] as const,
});

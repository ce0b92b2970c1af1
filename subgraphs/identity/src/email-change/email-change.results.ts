import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LinkEndedError, WrongPasswordError } from '../account/account.results.ts';
import type { EmailChange } from './email-change.entity.ts';

@InputType()
export class RequestEmailChangeInput {
  @Field(() => String)
  newEmail!: string;

  @Field(() => String, { description: 'The account’s password.' })
  password!: string;
}

@ObjectType({
  description: 'A wish for another address, which takes the place of the old one once both agreed.',
})
export class PendingEmailChange {
  @Field(() => String)
  newEmail!: string;

  @Field(() => Boolean, { description: 'The reader of the address of now agreed.' })
  oldConfirmed!: boolean;

  @Field(() => Boolean, { description: 'The reader of the new address agreed.' })
  newConfirmed!: boolean;

  @Field(() => GraphQLDateTime, { description: 'By then both must have agreed.' })
  expiresAt!: Date;

  static of(change: EmailChange): PendingEmailChange {
    return Object.assign(new PendingEmailChange(), {
      newEmail: change.newEmail,
      oldConfirmed: change.oldConfirmedAt !== null,
      newConfirmed: change.newConfirmedAt !== null,
      expiresAt: change.expiresAt,
    });
  }
}

@ObjectType({ description: 'One address agreed to the change.' })
export class EmailChangeConfirmed {
  @Field(() => Boolean, { description: 'Both did: the new address is the account’s from now on.' })
  complete!: boolean;
}

export const RequestEmailChangeResult = createUnionType({
  name: 'RequestEmailChangeResult',
  types: () => [PendingEmailChange, WrongPasswordError] as const,
});
export const ConfirmEmailChangeResult = createUnionType({
  name: 'ConfirmEmailChangeResult',
  types: () => [EmailChangeConfirmed, LinkEndedError] as const,
});

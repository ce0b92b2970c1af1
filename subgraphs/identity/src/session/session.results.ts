import { UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { Account } from '../account/account.entity.ts';

@InputType()
export class LoginInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@ObjectType({
  description:
    'A session was opened or carried on. Browsers have it in cookies; others send the access token as bearer.',
})
export class LoginSuccess {
  @Field(() => Account)
  account!: Account;

  @Field(() => String)
  accessToken!: string;

  @Field(() => GraphQLDateTime)
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'Good for one use: `refreshSession` answers the next one.' })
  refreshToken!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Address and password do not belong together; which of them is wrong is not told.',
})
export class InvalidCredentialsError extends UserError {
  override message = 'This address and this password do not belong together';
}

@ObjectType({
  implements: UserError,
  description: 'The refresh token is unknown, used, expired or revoked: sign in again.',
})
export class SessionExpiredError extends UserError {
  override message = 'This session is over';
}

export const LoginResult = createUnionType({
  name: 'LoginResult',
  types: () => [LoginSuccess, InvalidCredentialsError] as const,
});

export const RefreshSessionResult = createUnionType({
  name: 'RefreshSessionResult',
  types: () => [LoginSuccess, SessionExpiredError] as const,
});

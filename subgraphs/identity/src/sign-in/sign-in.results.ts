import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LoginSuccess } from '../session/session.results.ts';

@InputType()
export class LoginInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
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
  description:
    'The password is right, but the mailed link was not followed yet: `resendVerification` sends another one.',
})
export class EmailNotVerifiedError extends UserError {
  override message = 'This address is not confirmed yet';
}

export const LoginResult = createUnionType({
  name: 'LoginResult',
  types: () => [LoginSuccess, InvalidCredentialsError, EmailNotVerifiedError] as const,
});

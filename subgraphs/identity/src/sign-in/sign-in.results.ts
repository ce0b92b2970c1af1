import { UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { SignInLockedError } from '../lockout/sign-in-lock.results.ts';
import { SecondFactorMethodEnum, WrongCodeError } from '../second-factor/second-factor.results.ts';
import type { SecondFactorMethod } from '../second-factor/use-code.ts';
import { LoginSuccess } from '../session/session.results.ts';
import type { SecondStep } from './second-step.service.ts';

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

@ObjectType({
  description:
    'The password is right; `completeSignIn` with a code opens the session, within five minutes.',
})
export class SecondFactorRequired {
  @Field(() => String, { description: 'Goes with the code. Good for five codes.' })
  challenge!: string;

  @Field(() => [SecondFactorMethodEnum])
  methods!: SecondFactorMethod[];

  @Field(() => GraphQLDateTime)
  expiresAt!: Date;

  static of(step: SecondStep): SecondFactorRequired {
    return Object.assign(new SecondFactorRequired(), step);
  }
}

@ObjectType({
  implements: UserError,
  description: 'The second step came too late or too often: begin again with the password.',
})
export class SignInEndedError extends UserError {
  override message = 'Begin again with your password';
}

export const LoginResult = createUnionType({
  name: 'LoginResult',
  types: () =>
    [
      LoginSuccess,
      SecondFactorRequired,
      InvalidCredentialsError,
      EmailNotVerifiedError,
      SignInLockedError,
    ] as const,
});

export const CompleteSignInResult = createUnionType({
  name: 'CompleteSignInResult',
  types: () => [LoginSuccess, WrongCodeError, SignInEndedError] as const,
});

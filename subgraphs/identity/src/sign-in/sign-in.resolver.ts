import { MAX_PASSWORD_CHARACTERS } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { signedIn } from '../session/signed-in.ts';
import { SignInLockedError } from '../lockout/sign-in-lock.results.ts';
import { WrongCodeError } from '../second-factor/second-factor.results.ts';
import {
  CompleteSignInResult,
  EmailNotVerifiedError,
  InvalidCredentialsError,
  LoginInput,
  LoginResult,
  SecondFactorRequired,
  SignInEndedError,
} from './sign-in.results.ts';

@Resolver()
export class SignInResolver {
  @Mutation(() => LoginResult, {
    description:
      'Opens a session and sets its cookies. Bearer clients use the tokens of the answer.',
  })
  async login(
    @Arg('input', () => LoginInput) { email, password }: LoginInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof LoginResult> {
    if (Array.from(password).length > MAX_PASSWORD_CHARACTERS) {
      throw new AppError('BAD_USER_INPUT', 'This password is too long', { field: 'password' });
    }
    const outcome = await ctx.signIns.signIn(email, password, ctx.client);
    switch (outcome.is) {
      case 'OPENED':
        return signedIn(outcome.session, ctx);
      case 'SECOND_STEP':
        return SecondFactorRequired.of(outcome.step);
      case 'REFUSED':
        return new InvalidCredentialsError();
      case 'NOT_VERIFIED':
        return new EmailNotVerifiedError();
      case 'LOCKED':
        return SignInLockedError.of(outcome);
    }
  }
  @Mutation(() => CompleteSignInResult, {
    description:
      'The second step of a sign-in: six digits of the authenticator, or a recovery code.',
  })
  async completeSignIn(
    @Arg('challenge', () => String) challenge: string,
    @Arg('code', () => String) code: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof CompleteSignInResult> {
    const outcome = await ctx.signIns.complete(challenge, code, ctx.client);
    switch (outcome.is) {
      case 'OPENED':
        return signedIn(outcome.session, ctx);
      case 'WRONG_CODE':
        return WrongCodeError.of(outcome.triesLeft);
      case 'ENDED':
        return new SignInEndedError();
    }
  }
}

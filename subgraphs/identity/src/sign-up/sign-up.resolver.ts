import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  EmailVerified,
  LinkEndedError,
  PasswordRefusedError,
  SignUpInput,
  SignUpReceived,
  SignUpResult,
  VerifyEmailResult,
} from '../account/account.results.ts';
import type { IdentityContext } from '../context.ts';

@Resolver()
export class SignUpResolver {
  @Mutation(() => SignUpResult, {
    description:
      'Asks for an account, as a runner or with an organization. What to do next comes by mail, whether the address is known or not; administrators are not made here.',
  })
  async signUp(
    @Arg('input', () => SignUpInput) input: SignUpInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof SignUpResult> {
    const received = await ctx.signUps.signUp(input);
    if ('refusal' in received) return PasswordRefusedError.of(received.refusal);
    return Object.assign(new SignUpReceived(), received);
  }

  @Mutation(() => Boolean, {
    description:
      'Sends another link to an address that is not confirmed yet. Answers true for every address.',
  })
  async resendVerification(
    @Arg('email', () => String) email: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<boolean> {
    await ctx.signUps.resendVerification(email);
    return true;
  }

  @Mutation(() => VerifyEmailResult, {
    description: 'Confirms an address with the token of the mailed link, good for 48 hours.',
  })
  async verifyEmail(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof VerifyEmailResult> {
    const verifiedAt = await ctx.signUps.verifyEmail(token);
    return verifiedAt ? Object.assign(new EmailVerified(), { verifiedAt }) : new LinkEndedError();
  }
}

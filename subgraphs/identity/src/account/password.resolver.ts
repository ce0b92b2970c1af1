import { requireAccount } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import {
  ChangePasswordInput,
  ChangePasswordResult,
  LinkEndedError,
  PasswordRefusedError,
  PasswordSet,
  ResetPasswordResult,
  WrongPasswordError,
} from './account.results.ts';

@Resolver()
export class PasswordResolver {
  @Mutation(() => Boolean, {
    description: 'Sends a link to set a new password. Answers true for every address.',
  })
  async requestPasswordReset(
    @Arg('email', () => String) email: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<boolean> {
    await ctx.credentials.requestReset(email);
    return true;
  }

  @Mutation(() => ResetPasswordResult, {
    description:
      'Sets a password with the token of the mailed link, good once and for an hour, and ends all sessions.',
  })
  async resetPassword(
    @Arg('token', () => String) token: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ResetPasswordResult> {
    const outcome = await ctx.credentials.reset(token, newPassword);
    if (outcome === 'LINK_ENDED') return new LinkEndedError();
    return outcome instanceof Date ? set(outcome) : PasswordRefusedError.of(outcome.refusal);
  }

  @Mutation(() => ChangePasswordResult, {
    description: 'Sets another password and ends the account’s other sessions.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ChangePasswordResult> {
    const outcome = await ctx.credentials.change(requireAccount(ctx.viewer), input);
    if (outcome === 'WRONG_PASSWORD') return new WrongPasswordError();
    return outcome instanceof Date ? set(outcome) : PasswordRefusedError.of(outcome.refusal);
  }
}

function set(setAt: Date): PasswordSet {
  return Object.assign(new PasswordSet(), { setAt });
}

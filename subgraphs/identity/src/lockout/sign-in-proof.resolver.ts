import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { LinkEndedError } from '../account/account.results.ts';
import type { IdentityContext } from '../context.ts';
import { ProveSignInResult, SignInProved } from './sign-in-lock.results.ts';

@Resolver()
export class SignInProofResolver {
  @Mutation(() => ProveSignInResult, {
    description:
      'Follows the mailed link of a sign-in that was locked, once and within half an hour: the browser that asks may try again.',
  })
  async proveSignIn(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ProveSignInResult> {
    const proof = await ctx.signInProofs.prove(token, ctx.client);
    if (!proof) return new LinkEndedError();
    const { deviceMark } = proof;
    if (deviceMark !== null) ctx.setHeader?.('set-cookie', [ctx.cookies.setDevice(deviceMark)]);
    return Object.assign(new SignInProved(), { remembered: deviceMark !== null });
  }
}

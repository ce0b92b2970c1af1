import { requireAccount } from '@focus-racer/service-kit';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { MySession, RefreshSessionResult, SessionExpiredError } from './session.results.ts';
import { carriedOn } from './signed-in.ts';

@Resolver()
export class SessionResolver {
  @Query(() => [MySession], { description: 'Where one is signed in, the last seen first.' })
  async mySessions(@Ctx() ctx: IdentityContext): Promise<MySession[]> {
    const viewer = requireAccount(ctx.viewer);
    const sessions = await ctx.sessions.listLive(viewer.accountId);
    return sessions.map((session) => MySession.of(session, viewer));
  }

  @Mutation(() => Boolean, {
    description: 'Ends one of one’s sessions at once, subscriptions included.',
  })
  async revokeSession(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<boolean> {
    await ctx.sessions.revokeOf(requireAccount(ctx.viewer).accountId, id);
    return true;
  }

  @Mutation(() => Int, {
    description: 'Ends all of one’s sessions but the one that asks; answers how many.',
  })
  revokeOtherSessions(@Ctx() ctx: IdentityContext): Promise<number> {
    return ctx.sessions.revokeOthers(requireAccount(ctx.viewer));
  }

  @Mutation(() => RefreshSessionResult, {
    description: 'For bearer clients; the sessions of browsers are carried on by their cookies.',
  })
  async refreshSession(
    @Arg('refreshToken', () => String) refreshToken: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof RefreshSessionResult> {
    const session = await ctx.sessions.rotate(refreshToken);
    return session ? carriedOn(session, ctx) : new SessionExpiredError();
  }

  @Mutation(() => Boolean, {
    description: 'Ends the session of whoever asks, on all gateways, and clears its cookies.',
  })
  async logout(@Ctx() ctx: IdentityContext): Promise<boolean> {
    if (ctx.viewer.kind === 'account') await ctx.sessions.revoke(ctx.viewer.sessionId);
    ctx.setHeader?.('set-cookie', ctx.cookies.clear());
    return true;
  }
}

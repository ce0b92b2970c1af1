import { AppError } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { MAX_PASSWORD_CHARACTERS } from '../account/account.inputs.ts';
import type { IdentityContext } from '../context.ts';
import type { OpenSession } from './session.service.ts';
import {
  InvalidCredentialsError,
  LoginInput,
  LoginResult,
  LoginSuccess,
  RefreshSessionResult,
  SessionExpiredError,
} from './session.results.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => LoginResult, {
    description:
      'Opens a session and sets its cookies. Bearer clients use the tokens of the answer.',
  })
  async login(
    @Arg('input', () => LoginInput) { email, password }: LoginInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof LoginResult> {
    if (password.length > MAX_PASSWORD_CHARACTERS) {
      throw new AppError('BAD_USER_INPUT', 'This password is too long', { field: 'password' });
    }
    const session = await ctx.sessions.signIn(email, password);
    if (!session) return new InvalidCredentialsError();
    ctx.setHeader?.('set-cookie', ctx.cookies.set(session));
    return success(session, ctx);
  }

  @Mutation(() => RefreshSessionResult, {
    description: 'For bearer clients; the sessions of browsers are carried on by their cookies.',
  })
  async refreshSession(
    @Arg('refreshToken', () => String) refreshToken: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof RefreshSessionResult> {
    const session = await ctx.sessions.rotate(refreshToken);
    return session ? success(session, ctx) : new SessionExpiredError();
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

/** The rest of the answer is read by whoever has just signed in. */
function success({ viewer, ...session }: OpenSession, ctx: IdentityContext): LoginSuccess {
  ctx.viewer = viewer;
  return Object.assign(new LoginSuccess(), session);
}

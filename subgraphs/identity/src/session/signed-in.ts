import { requireAccount } from '@focus-racer/service-kit';
import type { IdentityContext } from '../context.ts';
import { LoginSuccess } from './session.results.ts';
import type { NewSession, OpenSession } from './session.service.ts';

/** Answers a new session, and gives the browser its cookies. */
export function signedIn({ deviceMark, ...session }: NewSession, ctx: IdentityContext) {
  const device = deviceMark === null ? [] : [ctx.cookies.setDevice(deviceMark)];
  ctx.setHeader?.('set-cookie', [...ctx.cookies.set(session), ...device]);
  return carriedOn(session, ctx);
}

/** The rest of the answer is read by whoever has just signed in. */
export function carriedOn({ viewer, ...session }: OpenSession, ctx: IdentityContext): LoginSuccess {
  ctx.viewer = viewer;
  return Object.assign(new LoginSuccess(), session);
}

/**
 * What the viewer may do has just changed: the browser gets an access token that says so with this
 * answer. Bearer clients renew theirs when it is refused.
 */
export async function renewOwnAccess(ctx: IdentityContext): Promise<void> {
  const { sessionId } = requireAccount(ctx.viewer);
  const accessToken = await ctx.sessions.renewAccess(sessionId);
  ctx.setHeader?.('set-cookie', [ctx.cookies.setAccess(accessToken)]);
}

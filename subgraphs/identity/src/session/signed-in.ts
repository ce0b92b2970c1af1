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

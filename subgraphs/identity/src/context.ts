import type { RequestContext, SessionCookies } from '@focus-racer/service-kit';
import { AccountService } from './account/account.service.ts';
import { identityLoaders } from './loaders.ts';
import { SessionService, type SessionServiceParts } from './session/session.service.ts';

export interface IdentityContext extends RequestContext {
  accounts: AccountService;
  sessions: SessionService;
  cookies: SessionCookies;
  loaders: ReturnType<typeof identityLoaders>;
}

export type IdentityParts = SessionServiceParts & { cookies: SessionCookies };

export function identityContext(parts: IdentityParts) {
  return (base: RequestContext): IdentityContext => ({
    ...base,
    accounts: new AccountService(base.em, parts.passwords),
    sessions: new SessionService(base.em, parts),
    cookies: parts.cookies,
    loaders: identityLoaders(base.em),
  });
}

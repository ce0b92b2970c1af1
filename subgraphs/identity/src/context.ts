import { MailDesk, type RequestContext, type SessionCookies } from '@focus-racer/service-kit';
import { AccountService } from './account/account.service.ts';
import type { AddressKeys } from './address/address-keys.ts';
import { ApiKeyService } from './api-key/api-key.service.ts';
import { identityLoaders } from './loaders.ts';
import { identityMails, type IdentityMailParts } from './mail/composers.ts';
import { SuppressionList } from './mail/suppression-list.ts';
import { SessionService, type SessionServiceParts } from './session/session.service.ts';

export interface IdentityContext extends RequestContext {
  accounts: AccountService;
  apiKeys: ApiKeyService;
  sessions: SessionService;
  cookies: SessionCookies;
  mails: MailDesk<'identity', IdentityMailParts>;
  suppressions: SuppressionList;
  loaders: ReturnType<typeof identityLoaders>;
}

export type IdentityParts = SessionServiceParts &
  IdentityMailParts & { cookies: SessionCookies; addressKeys: AddressKeys };

export function identityContext(parts: IdentityParts) {
  return (base: RequestContext): IdentityContext => ({
    ...base,
    accounts: new AccountService(base.em, parts.passwords),
    sessions: new SessionService(base.em, parts),
    apiKeys: new ApiKeyService(base.em, parts.bus),
    cookies: parts.cookies,
    mails: new MailDesk(base.em, identityMails, parts),
    suppressions: new SuppressionList(base.em, parts.addressKeys),
    loaders: identityLoaders(base.em),
  });
}

import { RecentMap } from '../recent-map.ts';
import type { AccessGrant, VerifyAccess } from './access-token.ts';

const MAX_REMEMBERED = 10_000;

/** Checks a token's signature once; its end, and whether it was revoked, each time it is used. */
export function rememberGrants(verify: VerifyAccess): VerifyAccess {
  const grants = new RecentMap<AccessGrant>(MAX_REMEMBERED);
  return async (token) => {
    const known = grants.get(token);
    if (known) return known.expiresAt.getTime() > Date.now() ? known : null;
    const grant = await verify(token);
    if (grant) grants.set(token, grant);
    return grant;
  };
}

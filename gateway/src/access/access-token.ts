import { type AccountViewer, accessClaimsSchema } from '@focus-racer/contracts';
import type { Jwk } from '@focus-racer/service-kit';
import { importJWK, jwtVerify } from 'jose';

export interface AccessGrant {
  viewer: AccountViewer;
  /** Of what the viewer may do: see `ver` of the claims. */
  version: number;
  expiresAt: Date;
}
export type VerifyAccess = (token: string) => Promise<AccessGrant | null>;

/** Reads identity's access tokens: null for any that it did not sign or that is over. */
export async function createAccessVerifier(publicJwk: Jwk): Promise<VerifyAccess> {
  const key = await importJWK(publicJwk, 'EdDSA');
  return async (token) => {
    const verified = await jwtVerify(token, key, {
      algorithms: ['EdDSA'],
      requiredClaims: ['exp'],
    }).catch(() => null);
    const claims = accessClaimsSchema.safeParse(verified?.payload);
    if (!verified || !claims.success) return null;
    const { sub, sid, ver, admin, memberships } = claims.data;
    return {
      viewer: { kind: 'account', accountId: sub, sessionId: sid, admin, memberships },
      version: ver,
      expiresAt: new Date((verified.payload.exp ?? 0) * 1000),
    };
  };
}

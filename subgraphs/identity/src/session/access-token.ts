import {
  ACCESS_TOKEN_MINUTES,
  type AccessClaims,
  type AccountViewer,
} from '@focus-racer/contracts';
import type { Jwk } from '@focus-racer/service-kit';
import { importJWK, SignJWT } from 'jose';

export interface AccessToken {
  token: string;
  expiresAt: Date;
}
export type SignAccess = (
  viewer: AccountViewer,
  claimsVersion: number,
  now: Date,
) => Promise<AccessToken>;

/** Signs what an account may do, for a quarter of an hour, with identity's Ed25519 key. */
export async function createAccessSigner(privateJwk: Jwk): Promise<SignAccess> {
  const key = await importJWK(privateJwk, 'EdDSA');
  return async ({ accountId, sessionId, admin, memberships }, ver, now) => {
    const claims: Omit<AccessClaims, 'sub'> = { sid: sessionId, ver, admin, memberships };
    const expiresAt = new Date(now.getTime() + ACCESS_TOKEN_MINUTES * 60_000);
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject(accountId)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt };
  };
}

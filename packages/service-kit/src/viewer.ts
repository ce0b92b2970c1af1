import {
  type AccountViewer,
  type ApiKeyViewer,
  type Asker,
  askerSchema,
  type Viewer,
  type ViewerMembership,
} from '@focus-racer/contracts';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { AppError } from './errors.ts';

const VIEWER_LIFETIME_SECONDS = 60;
const ISSUER = 'focus-racer-gateway';

export type Jwk = Record<string, unknown>;

/** Signs who asks and from where, for one minute, with the gateway's Ed25519 key. */
export async function createViewerSigner(privateJwk: Jwk) {
  const key = await importJWK(privateJwk, 'EdDSA');
  return ({ viewer, client }: Asker): Promise<string> =>
    new SignJWT({ viewer, client })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(ISSUER)
      .setIssuedAt()
      .setExpirationTime(`${VIEWER_LIFETIME_SECONDS}s`)
      .sign(key);
}

/** Checks a signed asker. Throws UNAUTHENTICATED for anything the gateway did not sign just now. */
export async function createViewerVerifier(publicJwk: Jwk) {
  const key = await importJWK(publicJwk, 'EdDSA');
  return async (token: string | undefined): Promise<Asker> => {
    if (!token) throw gatewayOnly();
    try {
      const { payload } = await jwtVerify(token, key, { issuer: ISSUER, algorithms: ['EdDSA'] });
      return askerSchema.parse(payload);
    } catch {
      throw gatewayOnly();
    }
  };
}

function gatewayOnly(): AppError {
  const refusal = new AppError('UNAUTHENTICATED', 'This subgraph answers its gateway only');
  // Apollo takes the answer's status from here when a context cannot be made; it would be 500.
  Object.assign(refusal.extensions, { http: { status: 401 } });
  return refusal;
}
export type VerifyViewer = Awaited<ReturnType<typeof createViewerVerifier>>;

export function requireAccount(viewer: Viewer): AccountViewer {
  if (viewer.kind === 'apiKey') throw new AppError('FORBIDDEN', 'This is for people, not for keys');
  if (viewer.kind !== 'account') throw new AppError('UNAUTHENTICATED', 'Sign in first');
  return viewer;
}

/** For what a key may do as well; whether this one may, its scopes have said before. */
export function requireActor(viewer: Viewer): AccountViewer | ApiKeyViewer {
  if (viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'Sign in first');
  return viewer;
}

/** The viewer's membership of an organization, or null. */
export function membershipOf(viewer: Viewer, organizationId: string): ViewerMembership | null {
  if (viewer.kind === 'anonymous') return null;
  return viewer.memberships.find((m) => m.organizationId === organizationId) ?? null;
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.kind === 'account' && viewer.admin;
}

/** "account:<id>", "apiKey:<id>" or "anonymous": how the audit log names who did it. */
export function actorOf(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') return 'anonymous';
  return viewer.kind === 'account' ? `account:${viewer.accountId}` : `apiKey:${viewer.keyId}`;
}

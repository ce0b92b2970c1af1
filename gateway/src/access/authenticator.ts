import type { IncomingHttpHeaders } from 'node:http';
import { ACCESS_COOKIE, ANONYMOUS, REFRESH_COOKIE, type Viewer } from '@focus-racer/contracts';
import { AppError, meansApiKey, type SessionCookies } from '@focus-racer/service-kit';
import type { AccessGrant, VerifyAccess } from './access-token.ts';
import type { ApiKeys } from './api-keys.ts';
import type { RevokedSessions } from './revoked-sessions.ts';
import { readCookies } from './read-cookies.ts';
import type { SessionRenewal } from './session-renewal.ts';

export interface Access {
  viewer: Viewer;
  /** Of what the viewer may do; 0 for anonymous. */
  version: number;
  /** When the token or the key ends; null for anonymous and for a key without end. */
  expiresAt: Date | null;
  by: 'bearer' | 'cookie' | 'nothing';
  /** Cookies for the answer: renewed or cleared. */
  cookies: string[];
}

const NOBODY: Access = {
  viewer: ANONYMOUS,
  version: 0,
  expiresAt: null,
  by: 'nothing',
  cookies: [],
};

export interface AuthenticatorParts {
  verifyAccess: VerifyAccess;
  apiKeys: Pick<ApiKeys, 'verify'>;
  revoked: Pick<RevokedSessions, 'refuses'>;
  renewal: Pick<SessionRenewal, 'renew' | 'forget'>;
  cookies: SessionCookies;
}

export class Authenticator {
  constructor(private readonly parts: AuthenticatorParts) {}

  /**
   * Who sends a request, by bearer token or API key, or by cookies. An access cookie that is missing or over is
   * renewed with the refresh cookie. Throws UNAUTHENTICATED for a bearer token that is no good.
   */
  async ofRequest(headers: IncomingHttpHeaders): Promise<Access> {
    const bearer = bearerOf(headers.authorization);
    if (bearer !== null) return this.ofBearer(bearer);
    const { parts } = this;
    const cookies = readCookies(headers.cookie);
    const access = cookies.get(ACCESS_COOKIE);
    const grant = access ? await this.grantOf(access) : null;
    if (grant) return { ...grant, by: 'cookie', cookies: [] };
    const refresh = cookies.get(REFRESH_COOKIE);
    if (!refresh) return access ? { ...NOBODY, cookies: parts.cookies.clear() } : NOBODY;
    const renewed = (await this.renew(refresh)) ?? (await this.renew(refresh));
    return renewed ?? { ...NOBODY, cookies: parts.cookies.clear() };
  }

  /** null as well when the session's rights changed while it was renewed: a second time tells. */
  private async renew(refreshToken: string): Promise<Access | null> {
    const { renewal, cookies } = this.parts;
    const tokens = await renewal.renew(refreshToken);
    const grant = tokens && (await this.grantOf(tokens.accessToken));
    if (grant) return { ...grant, by: 'cookie', cookies: cookies.set(tokens) };
    if (tokens) renewal.forget(refreshToken);
    return null;
  }

  /**
   * Who opens a socket. It cannot receive cookies, so a session that needs renewal is refused: the
   * client renews it with any request and connects again.
   */
  async ofSocket(
    headers: IncomingHttpHeaders,
    params: Readonly<Record<string, unknown>> | undefined,
  ): Promise<Access> {
    const authorization = params?.['authorization'];
    const bearer = bearerOf(typeof authorization === 'string' ? authorization : undefined);
    if (bearer !== null) return this.ofBearer(bearer);
    const cookies = readCookies(headers.cookie);
    const access = cookies.get(ACCESS_COOKIE);
    const grant = access ? await this.grantOf(access) : null;
    if (grant) return { ...grant, by: 'cookie', cookies: [] };
    if (access || cookies.has(REFRESH_COOKIE)) {
      throw new AppError('UNAUTHENTICATED', 'Renew the session first');
    }
    return NOBODY;
  }

  private async ofBearer(token: string): Promise<Access> {
    if (meansApiKey(token)) return this.ofApiKey(token);
    const grant = await this.grantOf(token);
    if (!grant) throw new AppError('UNAUTHENTICATED', 'This access token is not valid any more');
    return { ...grant, by: 'bearer', cookies: [] };
  }

  private async ofApiKey(secret: string): Promise<Access> {
    const grant = await this.parts.apiKeys.verify(secret);
    if (!grant) throw new AppError('UNAUTHENTICATED', 'This API key is not valid any more');
    return { ...grant, version: 0, by: 'bearer', cookies: [] };
  }

  private async grantOf(token: string): Promise<AccessGrant | null> {
    const grant = await this.parts.verifyAccess(token);
    if (!grant || this.parts.revoked.refuses(grant.viewer.sessionId, grant.version)) return null;
    return grant;
  }
}

function bearerOf(authorization: string | undefined): string | null {
  const [scheme, token = ''] = (authorization ?? '').trim().split(/\s+/, 2);
  return scheme?.toLowerCase() === 'bearer' ? token : null;
}

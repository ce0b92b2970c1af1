import {
  ACCESS_COOKIE,
  ACCESS_TOKEN_MINUTES,
  DEVICE_COOKIE,
  DEVICE_COOKIE_DAYS,
  REFRESH_COOKIE,
  REFRESH_TOKEN_DAYS,
} from '@focus-racer/contracts';

export interface SessionTokens {
  accessToken: string;
  refreshToken: string;
}

/** The cookies of a session: identity sets them at sign-in, the gateway when it renews. */
export class SessionCookies {
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const secure = new URL(publicUrl).protocol === 'https:' ? '; Secure' : '';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure}`;
  }

  /** Values of Set-Cookie for a pair of tokens. */
  set(tokens: SessionTokens): string[] {
    return [
      this.setAccess(tokens.accessToken),
      this.cookie(REFRESH_COOKIE, tokens.refreshToken, REFRESH_TOKEN_DAYS * 86_400),
    ];
  }

  /** The next access token of a session that goes on with its refresh token. */
  setAccess(accessToken: string): string {
    return this.cookie(ACCESS_COOKIE, accessToken, ACCESS_TOKEN_MINUTES * 60);
  }

  /** By which the browser is known at the next sign-in. */
  setDevice(mark: string): string {
    return this.cookie(DEVICE_COOKIE, mark, DEVICE_COOKIE_DAYS * 86_400);
  }

  clear(): string[] {
    return [this.cookie(ACCESS_COOKIE, '', 0), this.cookie(REFRESH_COOKIE, '', 0)];
  }

  private cookie(name: string, value: string, maxAgeSeconds: number): string {
    return `${name}=${value}; ${this.attributes}; Max-Age=${maxAgeSeconds}`;
  }
}

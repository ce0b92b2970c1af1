import {
  ACCESS_COOKIE,
  ACCESS_TOKEN_MINUTES,
  REFRESH_COOKIE,
  REFRESH_TOKEN_DAYS,
} from '@focus-racer/contracts';

export interface SessionTokens {
  accessToken: string;
  refreshToken: string;
}

/** Writes the two cookies of a session exactly as identity does at login, so that they replace those. */
export class SessionCookies {
  private readonly attributes: string;

  constructor(publicUrl: string) {
    const secure = new URL(publicUrl).protocol === 'https:' ? '; Secure' : '';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${secure}`;
  }

  set(tokens: SessionTokens): string[] {
    return [
      this.cookie(ACCESS_COOKIE, tokens.accessToken, ACCESS_TOKEN_MINUTES * 60),
      this.cookie(REFRESH_COOKIE, tokens.refreshToken, REFRESH_TOKEN_DAYS * 86_400),
    ];
  }

  clear(): string[] {
    return [this.cookie(ACCESS_COOKIE, '', 0), this.cookie(REFRESH_COOKIE, '', 0)];
  }

  private cookie(name: string, value: string, maxAgeSeconds: number): string {
    return `${name}=${value}; ${this.attributes}; Max-Age=${maxAgeSeconds}`;
  }
}

/** The cookies of a request's Cookie header; tokens need no decoding. */
export function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), value.join('=').trim()];
  });
  return new Map(pairs.filter(([, value]) => value !== ''));
}

import type { IncomingHttpHeaders } from 'node:http';
import { ACCESS_COOKIE, REFRESH_COOKIE } from '@focus-racer/contracts';
import { readCookies } from './read-cookies.ts';

/** The page's origin when it is not the web's own; null without the header, as outside browsers. */
export function foreignOrigin(headers: IncomingHttpHeaders, publicUrl: string): string | null {
  const { origin } = headers;
  return origin === undefined || origin === new URL(publicUrl).origin ? null : origin;
}

export function bringsSession(headers: IncomingHttpHeaders): boolean {
  const cookies = readCookies(headers.cookie);
  return cookies.has(ACCESS_COOKIE) || cookies.has(REFRESH_COOKIE);
}

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Client, DEVICE_COOKIE, forwardedAddress } from '@focus-racer/contracts';
import { WEB_HEADER } from '@focus-racer/contracts/visitor-mark';
import { readCookies } from './read-cookies.ts';

/** Longer ones are nobody's browser. */
const MAX_USER_AGENT = 400;
/** More than identity ever gives. */
const MAX_MARK = 100;

/** Whose word counts about where a request comes from. */
export interface ProxyTrust {
  /** How many proxies in front of the gateway append to X-Forwarded-For. */
  hops: number;
  /** What the web's server proves itself with: it says for whom it asks. */
  webToken: string;
}

export function clientOf(request: IncomingMessage, trust: ProxyTrust): Client {
  return {
    address: clientAddress(request, trust),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT),
    device: (readCookies(request.headers.cookie).get(DEVICE_COOKIE) ?? '').slice(0, MAX_MARK),
  };
}

/**
 * Whom the web's server or the outermost trusted proxy saw; with neither, who connected. What
 * anybody else says in X-Forwarded-For counts for nothing.
 */
export function clientAddress(request: IncomingMessage, trust: ProxyTrust): string {
  const hops = isWeb(request, trust.webToken) ? 1 : trust.hops;
  const { headers, socket } = request;
  return forwardedAddress(headers['x-forwarded-for'], socket.remoteAddress, hops);
}

function isWeb(request: IncomingMessage, webToken: string): boolean {
  const given = Buffer.from(String(request.headers[WEB_HEADER] ?? ''));
  const wanted = Buffer.from(webToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

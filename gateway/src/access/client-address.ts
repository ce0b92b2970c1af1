import type { IncomingMessage } from 'node:http';
import { type Client, DEVICE_COOKIE } from '@focus-racer/contracts';
import { readCookies } from './read-cookies.ts';

/** Longer ones are nobody's browser. */
const MAX_USER_AGENT = 400;
/** More than identity ever gives. */
const MAX_MARK = 100;

export function clientOf(request: IncomingMessage, trustedProxies: number): Client {
  return {
    address: clientAddress(request, trustedProxies),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT),
    device: (readCookies(request.headers.cookie).get(DEVICE_COOKIE) ?? '').slice(0, MAX_MARK),
  };
}

/** Whom the outermost trusted proxy saw; with no proxy, who connected. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const chain = [...forwarded.map((address) => address.trim()).filter(Boolean)];
  const direct = request.socket.remoteAddress ?? 'unknown';
  return trustedProxies === 0 ? direct : (chain.at(-trustedProxies) ?? direct);
}

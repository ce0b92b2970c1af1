import type { IncomingMessage } from 'node:http';
import type { Client } from '@focus-racer/contracts';

/** Longer ones are nobody's browser. */
const MAX_USER_AGENT = 400;

export function clientOf(request: IncomingMessage, trustedProxies: number): Client {
  return {
    address: clientAddress(request, trustedProxies),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_USER_AGENT),
  };
}

/** Whom the outermost trusted proxy saw; with no proxy, who connected. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const chain = [...forwarded.map((address) => address.trim()).filter(Boolean)];
  const direct = request.socket.remoteAddress ?? 'unknown';
  return trustedProxies === 0 ? direct : (chain.at(-trustedProxies) ?? direct);
}

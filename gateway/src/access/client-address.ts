import type { IncomingMessage } from 'node:http';

/** Whom the outermost trusted proxy saw; with no proxy, who connected. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const chain = [...forwarded.map((address) => address.trim()).filter(Boolean)];
  const direct = request.socket.remoteAddress ?? 'unknown';
  return trustedProxies === 0 ? direct : (chain.at(-trustedProxies) ?? direct);
}

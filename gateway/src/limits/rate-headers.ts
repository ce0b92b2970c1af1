import type { Response } from 'express';
import type { Verdict } from './bucket.ts';

/** RateLimit and RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers, and Retry-After. */
export function tellRates(response: Response, verdicts: readonly Verdict[]): void {
  const list = (item: (verdict: Verdict) => string) => verdicts.map(item).join(', ');
  response.setHeader(
    'ratelimit-policy',
    list(({ name, rate }) => `"${name}";q=${rate.points};w=${rate.seconds}`),
  );
  response.setHeader(
    'ratelimit',
    list(({ name, remaining, resetMs }) => `"${name}";r=${remaining};t=${seconds(resetMs)}`),
  );
  const waits = verdicts.filter(({ allowed }) => !allowed).map(({ resetMs }) => seconds(resetMs));
  if (waits.length > 0) response.setHeader('retry-after', String(Math.max(1, ...waits)));
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}

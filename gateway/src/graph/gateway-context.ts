import type { Asker } from '@focus-racer/contracts';
import type { Settle } from '../limits/rate-limits.ts';

/** What one operation carries on its way to the subgraphs. */
export interface GatewayContext {
  /** The viewer as subgraphs accept it now. */
  signedViewer: () => Promise<string>;
  /** Sends a subgraph's Set-Cookie on to the client; a socket has no way to. */
  addCookie: (cookie: string) => void;
  /** The page's origin when cookies speak for somebody elsewhere than on the web's own pages. */
  foreignOrigin: string | null;
  /** Counts what the operation turns out to ask. Throws RATE_LIMITED. */
  settle: Settle;
}

/** A signature is good for a minute; each is used for half of it. */
const REUSED_MS = 30_000;

export function createSignedViewer(
  sign: (asker: Asker) => Promise<string>,
  asker: Asker,
): () => Promise<string> {
  let signed: { token: Promise<string>; until: number } | null = null;
  return () => {
    if (!signed || signed.until < Date.now()) {
      signed = { token: sign(asker), until: Date.now() + REUSED_MS };
    }
    return signed.token;
  };
}

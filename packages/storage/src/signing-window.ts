import type { DownloadTerms } from './object-store.ts';

const DEFAULT_WINDOW_SECONDS = 60;

interface SigningWindow {
  startsAt: Date;
  /** From the window's start. */
  validSeconds: number;
}

/** Times that stay the same for a whole window, so that an address signed with them does too. */
export function signingWindow(now: Date, terms: DownloadTerms): SigningWindow {
  const windowSeconds = terms.quantiseSeconds ?? DEFAULT_WINDOW_SECONDS;
  const windowMs = windowSeconds * 1000;
  return {
    startsAt: new Date(Math.floor(now.getTime() / windowMs) * windowMs),
    validSeconds: windowSeconds + terms.expiresInSeconds,
  };
}

const BASE_MS = 500;
const CAP_MS = 20_000;

/**
 * Anywhere between at once and an exponentially growing limit, so that those who were turned away
 * together do not come back together (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export function fullJitterMs(attempt: number, random: () => number = Math.random): number {
  return Math.ceil(random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1))) || 1;
}

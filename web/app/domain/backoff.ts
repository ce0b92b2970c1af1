/** Milliseconds to wait before attempt `attempt` (1 is the first retry): doubling, capped, half of it random. */
export function backoffMs(
  attempt: number,
  options: { firstMs: number; capMs: number; random?: () => number },
): number {
  const full = Math.min(options.capMs, options.firstMs * 2 ** Math.max(0, attempt - 1));
  return full / 2 + (options.random ?? Math.random)() * (full / 2);
}

/**
 * Whom the outermost of our proxies saw, each of which appends to X-Forwarded-For; with none, who
 * connected. What was in the header before is hearsay.
 */
export function forwardedAddress(
  forwardedFor: string | string[] | undefined,
  direct: string | undefined,
  hops: number,
): string {
  const chain = [forwardedFor ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((one) => one.trim());
  const behind = hops === 0 ? undefined : chain.filter(Boolean).at(-hops);
  return behind ?? direct ?? 'unknown';
}

/** The expiry that an address states, in Unix seconds; null when it is malformed or has passed. */
export function liveExpiry(query: URLSearchParams): number | null {
  const text = query.get('expires') ?? '';
  if (!/^\d{1,12}$/.test(text)) return null;
  const expiresAtSeconds = Number(text);
  return expiresAtSeconds * 1000 > Date.now() ? expiresAtSeconds : null;
}

interface Versioned {
  version: number;
}

/** The newer of two snapshots: a version only grows, so one that comes late is left out. */
export function newerOf<T extends Versioned>(current: T | undefined, incoming: T): T {
  return current && current.version >= incoming.version ? current : incoming;
}

/** Puts arrivals first, each id once and with its newest content, at most `limit` of them. */
export function withArrivals<T extends { id: string }>(
  current: readonly T[],
  arrivals: readonly T[],
  limit: number,
): T[] {
  const fresh = [...arrivals].reverse();
  const seen = new Set<string>();
  return [...fresh, ...current].filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, limit);
}

/** Adds a page below what is there; a photo that moved between two pages stands once. */
export function withPage<T extends { id: string }>(current: readonly T[], page: readonly T[]): T[] {
  const known = new Set(current.map(({ id }) => id));
  return [...current, ...page.filter(({ id }) => !known.has(id))];
}

export function without<T extends { id: string }>(
  current: readonly T[],
  ids: readonly string[],
): T[] {
  return current.filter(({ id }) => !ids.includes(id));
}

/** What is looked at one after the other: those to come, and those gone by, the last one last. */
export interface ReadQueue<T extends { id: string }> {
  ahead: readonly T[];
  behind: readonly T[];
}

export function emptyQueue<T extends { id: string }>(): ReadQueue<T> {
  return { ahead: [], behind: [] };
}

/** More to look at; what is known already stays where it is. */
export function withMore<T extends { id: string }>(
  { ahead, behind }: ReadQueue<T>,
  more: readonly T[],
): ReadQueue<T> {
  const known = new Set([...ahead, ...behind].map(({ id }) => id));
  return { ahead: [...ahead, ...more.filter(({ id }) => !known.has(id))], behind };
}

/** The one in front is done with. */
export function passed<T extends { id: string }>({ ahead, behind }: ReadQueue<T>): ReadQueue<T> {
  const [first, ...rest] = ahead;
  return first ? { ahead: rest, behind: [...behind, first] } : { ahead, behind };
}

/** This one comes to the front again, wherever it was. */
export function broughtBack<T extends { id: string }>(
  { ahead, behind }: ReadQueue<T>,
  one: T,
): ReadQueue<T> {
  const others = (all: readonly T[]) => all.filter(({ id }) => id !== one.id);
  return { ahead: [one, ...others(ahead)], behind: others(behind) };
}

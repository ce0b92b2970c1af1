/**
 * Works on all items, at most `width` at a time; begins no further one once `stop` says so, and
 * answers, when those under way are done, whether all were worked on.
 */
export async function inWindow<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
  stop: () => boolean,
): Promise<boolean> {
  let begun = 0;
  async function lane(): Promise<void> {
    while (begun < items.length && !stop()) {
      const item = items[begun] as T;
      begun += 1;
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return begun === items.length;
}

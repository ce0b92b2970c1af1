import type { Say } from './managed-process.ts';

/** Says that a step begins, runs it, and says how long it took. */
export async function step<T>(say: Say, title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  say(`  … ${title}`);
  const result = await work();
  say(`  ✓ ${title} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

import { setTimeout as delay } from 'node:timers/promises';
import type { ManagedProcess } from '../../scripts/system/managed-process.ts';
import type { Part } from '../../scripts/system/parts.ts';

const WORKERS: readonly Part[] = ['worker-business', 'worker-images', 'worker-vision'];
const KILLS: Record<string, readonly Part[]> = {
  'a worker': ['worker-images'],
  'all workers': WORKERS,
  'the Temporal server': ['temporal'],
  PostgreSQL: ['postgres'],
  'the catalog': ['catalog'],
  commerce: ['commerce'],
  'the gateway': ['gateway'],
};
export const FAULTS = Object.keys(KILLS);

/** Kills parts in turn, evenly over the time of a calm run. Returns the seconds in which one was down. */
export async function breakThings(
  processes: ReadonlyMap<Part, ManagedProcess>,
  calmSeconds: number,
  log: (line: string) => void,
): Promise<number> {
  const pauseMs = (calmSeconds * 1000) / (FAULTS.length + 1);
  let downSeconds = 0;
  for (const [name, parts] of Object.entries(KILLS)) {
    await delay(pauseMs);
    const start = performance.now();
    const victims = parts.map((part) => {
      const victim = processes.get(part);
      if (!victim) throw new Error(`${part} does not run here`);
      return victim;
    });
    await Promise.all(victims.map((victim) => victim.kill('SIGKILL')));
    await Promise.all(victims.map((victim) => victim.waitReady()));
    const seconds = (performance.now() - start) / 1000;
    downSeconds += seconds;
    log(`killed ${name}: down ${seconds.toFixed(1)} s`);
  }
  return downSeconds;
}

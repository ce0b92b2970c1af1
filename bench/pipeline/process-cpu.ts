import { readdirSync, readFileSync } from 'node:fs';

/** Linux tells hundredths of a second, whatever the kernel's own tick is. */
const SECONDS_PER_TICK = 0.01;

/** User and system seconds of these processes and all below them so far, ended children included. */
export function cpuSecondsOf(roots: readonly number[]): number {
  const processes = readdirSync('/proc').flatMap(readStat);
  const counted = new Set(roots);
  for (let known = 0; known < counted.size;) {
    known = counted.size;
    for (const { pid, parent } of processes) if (counted.has(parent)) counted.add(pid);
  }
  return processes
    .filter(({ pid }) => counted.has(pid))
    .reduce((seconds, { ticks }) => seconds + ticks * SECONDS_PER_TICK, 0);
}

function readStat(name: string): { pid: number; parent: number; ticks: number }[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    return [{ pid: Number(name), parent, ticks }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A running process; the start time tells it from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** null when no such process runs. */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt ? { pid, startedAt } : null;
}

export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

/** The command line, or '' when no such process runs or it may not be read. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Waits until none of them runs, at most `limitMs`; answers those that still do. */
export async function waitForEnd(
  processes: readonly ProcessIdentity[],
  limitMs: number,
): Promise<ProcessIdentity[]> {
  const giveUpAt = Date.now() + limitMs;
  for (;;) {
    const left = processes.filter(isAlive);
    if (left.length === 0 || Date.now() > giveUpAt) return left;
    await wait(50);
  }
}

/** A zombie does nothing any more and counts as ended. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  return ps(pid, 'lstart') || null;
}

function ps(pid: number, field: string): string {
  const { stdout } = spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' });
  return (stdout as string | null)?.trim() ?? '';
}

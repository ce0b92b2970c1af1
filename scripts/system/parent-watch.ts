import { readFileSync } from 'node:fs';
import { commandLine } from './process-identity.ts';

const LOOK_EVERY_MS = 1_000;

/**
 * Calls back when whoever started this process is gone for good, also after kill -9: the Node that
 * handed over to this one, or npm with the shell that it puts between.
 */
export function onParentGone(callback: () => void): void {
  if (process.channel) {
    process.on('disconnect', callback);
    process.channel.unref();
  }
  if (!process.env['npm_execpath']) return;
  const chain = ancestors();
  setInterval(() => {
    if (ancestors().join() !== chain.join()) callback();
  }, LOOK_EVERY_MS).unref();
}

/** From this process's parent up to npm. */
function ancestors(): number[] {
  const found = [process.ppid];
  for (let pid = process.ppid; pid > 1 && !isNpm(pid);) {
    pid = parentOf(pid);
    if (pid <= 1) return found.slice(0, 1);
    found.push(pid);
  }
  return found;
}

function isNpm(pid: number): boolean {
  return /(^|[\s/])npm(-cli\.js)?\s/.test(`${commandLine(pid)} `);
}

/** 1 where it cannot be told. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 1;
  }
}

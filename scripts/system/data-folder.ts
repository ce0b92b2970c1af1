import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { removeCluster } from './cluster-folder.ts';
import type { Say } from './managed-process.ts';
import { ensureEnterable } from './postgres.ts';
import { identify, isAlive, type ProcessIdentity, waitForEnd } from './process-identity.ts';

const MARKER = '.focus-racer';
const LOCK = 'supervisor.json';
const PROCESSES = 'processes.json';
/** Processes whose parent was killed end by themselves; this is how long they may take. */
const LEFTOVER_LIMIT_MS = 10_000;

export interface DataFolder {
  /** Remembers the running processes for the next start, should this one be killed. */
  remember(pids: readonly number[]): void;
  release(): void;
}

/**
 * Takes the folder for this process, makes it when missing, and clears what a killed predecessor
 * left running. `fresh` empties it first. Throws when another system runs on it, or when it holds
 * something that is not ours.
 */
export async function openDataFolder(
  folder: string,
  fresh: boolean,
  say: Say,
): Promise<DataFolder> {
  ensureEnterable(folder);
  const marker = path.join(folder, MARKER);
  if (!existsSync(marker) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds something else: give FOCUS_RACER_DATA an empty or new folder`);
  }
  writeFileSync(marker, 'A data folder of Focus Racer. npm start -- --fresh empties it.\n');
  await lock(folder);
  await endLeftovers(folder, say);
  if (fresh) await empty(folder);
  return {
    remember(pids) {
      writeJson(
        folder,
        PROCESSES,
        pids.map(identify).filter((known) => known !== null),
      );
    },
    release() {
      rmSync(path.join(folder, PROCESSES), { force: true });
      rmSync(path.join(folder, LOCK), { force: true });
    },
  };
}

async function lock(folder: string): Promise<void> {
  const file = path.join(folder, LOCK);
  const mine = JSON.stringify(identify(process.pid));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      // Of two that took over from the same dead one at once, the later wins.
      await wait(50);
      if (readFileSync(file, 'utf8') === mine) return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readJson(folder, LOCK) as ProcessIdentity | null;
    if (holder && isAlive(holder)) {
      throw new Error(
        `a system runs on ${folder} already (process ${holder.pid}): ` +
          'end it first, or choose another folder with FOCUS_RACER_DATA and other ports',
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`another start took ${folder} at the same moment`);
}

async function endLeftovers(folder: string, say: Say): Promise<void> {
  const left = ((readJson(folder, PROCESSES) ?? []) as ProcessIdentity[]).filter(isAlive);
  if (left.length === 0) return;
  say(`waiting for ${left.length} processes of the last run to end`);
  for (const { pid } of await waitForEnd(left, LEFTOVER_LIMIT_MS)) process.kill(pid, 'SIGKILL');
}

async function empty(folder: string): Promise<void> {
  await removeCluster(folder);
  for (const name of readdirSync(folder)) {
    if (name !== MARKER && name !== LOCK) rmSync(path.join(folder, name), { recursive: true });
  }
}

function writeJson(folder: string, name: string, value: unknown): void {
  const file = path.join(folder, name);
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}

/** null when the file is missing or was cut off by a crash. */
function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

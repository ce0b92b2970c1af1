import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ManagedProcess } from './managed-process.ts';
import { identify, waitForEnd } from './process-identity.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
let folder: string;
let said: string[];
let running: ManagedProcess[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-process-'));
  said = [];
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((child) => child.stop()));
  rmSync(folder, { recursive: true });
});

function part(manner: string): ManagedProcess {
  const child = new ManagedProcess(
    {
      name: 'part',
      entry: path.join(fixtures, 'part.mjs'),
      args: [manner],
      env: {},
      logFile: path.join(folder, 'part.log'),
      stopLimitMs: 1_000,
    },
    (line) => said.push(line),
  );
  running.push(child);
  return child;
}

test('a killed process is started again, and says so', async () => {
  const child = part('ready');
  await child.start();
  const first = child.pid;
  await child.kill();
  await child.waitReady();
  expect(child.pid).not.toBe(first);
  expect(said).toEqual([expect.stringContaining('part ended (SIGKILL); starting it again')]);
});

test('a process that ends before it is ready fails with the end of its log', async () => {
  await expect(part('broken').start()).rejects.toThrow(/exit code 3[^]*the answer is missing/);
});

test('a stopped process stays down', async () => {
  const child = part('ready');
  await child.start();
  await child.stop();
  expect(child.pid).toBeUndefined();
  expect(said).toEqual([]);
});

test('a process that does not stop is killed', async () => {
  const child = part('stubborn');
  await child.start();
  await child.stop(300);
  expect(child.pid).toBeUndefined();
  expect(readFileSync(path.join(folder, 'part.log'), 'utf8')).toBe('no\n');
});

test('a program ends with its parent, also when that is killed', async () => {
  const parent = fork(path.join(fixtures, 'parent.mjs'), [path.join(folder, 'sleep.log')]);
  const [message] = (await once(parent, 'message')) as [{ pids: number[] }];
  const programs = message.pids.map(identify).filter((known) => known !== null);
  expect(programs).toHaveLength(2);
  parent.kill('SIGKILL');
  expect(await waitForEnd(programs, 10_000)).toEqual([]);
});

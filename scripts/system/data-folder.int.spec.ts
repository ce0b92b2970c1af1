import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDataFolder } from './data-folder.ts';
import { identify, isAlive } from './process-identity.ts';
import { readSecrets } from './secrets.ts';

const quiet = (): void => undefined;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-folder-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that holds something else is left alone, fresh or not', async () => {
  writeFileSync(path.join(folder, 'thesis.odt'), 'three years');
  await expect(openDataFolder(folder, true, quiet)).rejects.toThrow('holds something else');
  expect(existsSync(path.join(folder, 'thesis.odt'))).toBe(true);
});

test('one system a folder', async () => {
  const taken = await openDataFolder(folder, false, quiet);
  await expect(openDataFolder(folder, false, quiet)).rejects.toThrow(
    `a system runs on ${folder} already (process ${process.pid})`,
  );
  taken.release();
  (await openDataFolder(folder, false, quiet)).release();
});

test('a lock that a killed system left, even one cut off, is taken over', async () => {
  (await openDataFolder(folder, false, quiet)).release();
  for (const left of [JSON.stringify({ pid: process.pid, startedAt: 'long ago' }), '']) {
    writeFileSync(path.join(folder, 'supervisor.json'), left);
    (await openDataFolder(folder, false, quiet)).release();
  }
});

test('processes that a killed system left are waited for and, at last, killed', async () => {
  const left = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
  const identity = identify(left.pid ?? 0);
  (await openDataFolder(folder, false, quiet)).release();
  writeFileSync(path.join(folder, 'processes.json'), JSON.stringify([identity]));
  const said: string[] = [];
  const opened = await openDataFolder(folder, false, (line) => said.push(line));
  opened.release();
  expect(said).toEqual(['waiting for 1 processes of the last run to end']);
  await new Promise((resolve) => left.once('exit', resolve));
  expect(identity && isAlive(identity)).toBe(false);
});

test('fresh empties the folder and keeps it ours', async () => {
  (await openDataFolder(folder, false, quiet)).release();
  mkdirSync(path.join(folder, 'files'));
  const opened = await openDataFolder(folder, true, quiet);
  expect(existsSync(path.join(folder, 'files'))).toBe(false);
  opened.release();
  (await openDataFolder(folder, false, quiet)).release();
});

test('secrets are made once, for the owner alone, and the environment wins', () => {
  const made = readSecrets(folder, {});
  expect(readSecrets(folder, {})).toEqual(made);
  expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(made.SERVICE_TOKEN.length).toBeGreaterThanOrEqual(32);
  expect(JSON.parse(made.VIEWER_PUBLIC_KEY)).not.toHaveProperty('d');
  const given = readSecrets(folder, { SERVICE_TOKEN: 'from the environment' });
  expect(given).toEqual({ ...made, SERVICE_TOKEN: 'from the environment' });
});

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identify } from './process-identity.ts';
import { WebBuilds } from './web-builds.ts';

const hashOf = (letter: string): string => letter.repeat(64);
let folder: string;
let builds: WebBuilds;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-web-'));
  builds = new WebBuilds(folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function make(words: string) {
  return (place: string): Promise<void> => {
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'index.mjs'), words);
    return Promise.resolve();
  };
}

function add(letter: string): Promise<string> {
  return builds.add(() => hashOf(letter), make(letter));
}

/** As if the build had been taken by this process alone, so long ago. */
function leave(letter: string, hoursAgo: number): void {
  rmSync(path.join(folder, `${hashOf(letter)}.users`), { recursive: true });
  const then = new Date(Date.now() - hoursAgo * 3_600_000);
  utimesSync(path.join(folder, hashOf(letter)), then, then);
}

test('what was built from the same sources is there, and nothing else', async () => {
  expect(builds.take(hashOf('a'))).toBeNull();
  const build = await add('a');
  expect(readFileSync(path.join(build, 'index.mjs'), 'utf8')).toBe('a');
  expect(builds.take(hashOf('a'))).toBe(build);
  expect(builds.take(hashOf('b'))).toBeNull();
});

test('a build that fails leaves nothing behind', async () => {
  const failing = async (place: string) => {
    await make('half')(place);
    throw new Error('no room');
  };
  await expect(builds.add(() => hashOf('a'), failing)).rejects.toThrow('no room');
  expect(readdirSync(folder)).toEqual([]);
});

test('sources that change during the build are built again', async () => {
  const seen = ['a', 'b', 'b', 'b'];
  const made: string[] = [];
  const build = await builds.add(
    () => hashOf(seen.shift() ?? ''),
    (place) => {
      made.push(place);
      return make('late')(place);
    },
  );
  expect(made).toHaveLength(2);
  expect(path.basename(build)).toBe(hashOf('b'));
});

test('the two newest stay, and older ones that a running process serves', async () => {
  const server = spawn('/bin/sleep', ['600'], { stdio: 'ignore' });
  const { pid, startedAt } = identify(server.pid ?? 0) ?? { pid: 0, startedAt: '' };
  for (const letter of ['a', 'b', 'c']) await add(letter);
  for (const [hoursAgo, letter] of ['c', 'b', 'a'].entries()) leave(letter, hoursAgo + 1);
  const users = path.join(folder, `${hashOf('a')}.users`);
  mkdirSync(users);
  writeFileSync(path.join(users, `${pid}-${encodeURIComponent(startedAt)}`), '');

  await add('d');
  const here = (letter: string) => existsSync(path.join(folder, hashOf(letter)));
  expect(['a', 'b', 'c', 'd'].map(here)).toEqual([true, false, true, true]);
  server.kill('SIGKILL');
  await new Promise((resolve) => server.once('exit', resolve));
  leave('d', 0.5);
  await add('e');
  expect(['a', 'c', 'd', 'e'].map(here)).toEqual([false, false, true, true]);
});

test('what a killed build left goes with the next', async () => {
  mkdirSync(path.join(folder, 'unfinished-999999999'));
  await add('a');
  expect(readdirSync(folder).sort()).toEqual([hashOf('a'), `${hashOf('a')}.users`]);
});

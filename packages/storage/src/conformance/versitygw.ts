import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { env } from './env.ts';

interface S3Server {
  endpoint: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

const START_LIMIT_MS = 10_000;

/** VERSITYGW_PATH, PATH, the user's cache; null when none has it. */
export function findVersitygw(): string | null {
  const candidates = env.VERSITYGW_PATH
    ? [env.VERSITYGW_PATH]
    : [...env.PATH.split(delimiter), join(env.XDG_CACHE_HOME, 'focus-racer', 'bin')].map((folder) =>
        join(folder, 'versitygw'),
      );
  return candidates.find(isExecutable) ?? null;
}

/** A real S3 server over an empty folder, on a free loopback port. */
export async function startVersitygw(program: string): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'focus-racer-s3-'));
  await mkdir(join(folder, 'data'));
  const credentials = { accessKeyId: 'conformance', secretAccessKey: 'conformance-secret' };
  const port = await freePort();
  const child = spawn(
    program,
    ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', join(folder, 'data')],
    {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ROOT_ACCESS_KEY: credentials.accessKeyId,
        ROOT_SECRET_KEY: credentials.secretAccessKey,
      },
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  if (await answers(endpoint)) return { endpoint, credentials, stop };
  await stop();
  throw new Error(`${program} did not answer on ${endpoint} within ${START_LIMIT_MS} ms`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(endpoint: string): Promise<boolean> {
  const giveUpAt = Date.now() + START_LIMIT_MS;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(endpoint).catch(() => null);
    if (answer) return true;
    await wait(50);
  }
  return false;
}

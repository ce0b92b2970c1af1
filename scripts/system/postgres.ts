import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { clusterFolder } from './cluster-folder.ts';
import type { ProcessSpec } from './managed-process.ts';
import { type Account, postgresAccount, postgresProgram } from './postgres-program.ts';
import { commandLine, identify, waitForEnd } from './process-identity.ts';
import { tethered } from './tethered.ts';

/** Nothing of the machine's language, which may be unknown to the server. */
const LOCALE = { LC_ALL: 'C' };
const DATABASE = 'focus_racer';
const FAST_STOP_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 3_000;
/** After a crash the old server's children hold its shared memory for a moment. */
const START_ATTEMPTS = 6;
/** Nothing survives a crash of the machine; for tests alone. */
const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface PostgresOptions {
  dataDir: string;
  port: number;
  password: string;
  logFile: string;
  throwaway?: boolean;
}

/** Makes the cluster when there is none and tells how to run it. */
export async function preparePostgres(options: PostgresOptions): Promise<ProcessSpec> {
  const account = await postgresAccount();
  const bin = await postgresProgram(account);
  const cluster = await clusterFolder(options.dataDir);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    makeCluster(bin, cluster, options.password, account);
  }
  await stopLeftover(cluster);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_timezone=UTC',
    ...(options.throwaway ? THROWAWAY_SETTINGS : []),
  ];
  return tethered({
    name: 'postgres',
    file: path.join(bin, 'postgres'),
    args: ['-D', cluster, '-p', String(options.port), ...settings.flatMap((s) => ['-c', s])],
    env: LOCALE,
    account,
    stopSignal: 'SIGINT',
    lastSignal: 'SIGQUIT',
    stopLimitMs: STOP_LIMIT_MS,
    logFile: options.logFile,
    isReady: () => accepts(postgresUrl(options.port, options.password, 'postgres')),
    attempts: START_ATTEMPTS,
  });
}

/** The URL of the embedded server's admin. */
export function postgresUrl(port: number, password: string, database = DATABASE): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Creates the product's database in a running server when it is missing. */
export async function createDatabase(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const known = await client.query('select from pg_database where datname = $1', [name]);
    if (known.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function makeCluster(
  bin: string,
  cluster: string,
  password: string,
  account: Account | null,
): void {
  // Made under another name, so that an interrupted initdb is never taken for a cluster.
  for (const left of globSync([cluster, `${cluster}-new-*`])) {
    rmSync(left, { recursive: true, force: true });
  }
  const half = mkdtempSync(`${cluster}-new-`);
  const passwordFile = `${half}.password`;
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) {
      chownSync(half, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const result = spawnSync(
      path.join(bin, 'initdb'),
      [
        ...['-D', half, '--username=postgres', `--pwfile=${passwordFile}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-sync'],
        ...['--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'],
      ],
      { encoding: 'utf8', cwd: '/', env: LOCALE, ...account },
    );
    if (result.status !== 0) {
      throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
    }
    chmodSync(half, 0o700);
    renameSync(half, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** A server that a killed parent left behind is stopped; a stale lock file is taken away. */
async function stopLeftover(cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  const server = identify(pid);
  if (server && commandLine(pid).includes(cluster)) {
    process.kill(pid, 'SIGINT');
    const left = await waitForEnd([server], FAST_STOP_LIMIT_MS);
    if (left.length > 0) process.kill(pid, 'SIGQUIT');
    await waitForEnd(left, FAST_STOP_LIMIT_MS);
  }
  rmSync(lockFile, { force: true });
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes a folder that PostgreSQL's account can walk through; what is secret inside has mode 0600. */
export function ensureEnterable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

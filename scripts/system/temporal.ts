import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ProcessSpec } from './managed-process.ts';
import { tethered } from './tethered.ts';

const RETENTION = '30d';
const STOP_LIMIT_MS = 2_000;
/** A third less CPU a photo than SQLite's rollback journal, and as durable. */
const WRITE_AHEAD = ['--sqlite-pragma', 'journal_mode=WAL'];

/** Collecting garbage less often: the server's memory may grow to half a gigabyte. */
const SELDOM_COLLECTED = { GOGC: '400', GOMEMLIMIT: '512MiB' };

/** Of every Temporal that we run on; the production's stands in deploy/temporal. */
export const DYNAMIC_CONFIG = {
  'matching.useNewMatcher': true,
  'matching.enableFairness': true,
  // Of a paced queue each part has its share of the pace, and does not give it to the others.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

export interface TemporalOptions {
  program: string;
  port: number;
  /** Absent: without the web UI. */
  uiPort?: number;
  /** Absent: in memory. */
  dataDir?: string;
  logFile: string;
}

/** The development server: one program with its own database file, search attributes and fairness. */
export function temporalServer(options: TemporalOptions): ProcessSpec {
  const { program, port, uiPort, dataDir, logFile } = options;
  const folder = dataDir && path.join(dataDir, 'temporal');
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return tethered({
    name: 'temporal',
    file: program,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
      ...(folder ? ['--db-filename', path.join(folder, 'temporal.db'), ...WRITE_AHEAD] : []),
      ...['--log-level', 'error'],
      ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => [
        '--dynamic-config-value',
        `${key}=${value}`,
      ]),
      ...['--search-attribute', 'EventId=Keyword', '--search-attribute', 'OrganizationId=Keyword'],
    ],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...SELDOM_COLLECTED },
    stopSignal: 'SIGTERM',
    lastSignal: 'SIGKILL',
    stopLimitMs: STOP_LIMIT_MS,
    logFile,
    isReady: () => keepsHistories(program, `127.0.0.1:${port}`),
    attempts: 3,
  });
}

/** The development server keeps histories for a day; asking for more also proves that it answers. */
async function keepsHistories(program: string, address: string): Promise<boolean> {
  const update = ['operator', 'namespace', 'update', '--retention', RETENTION, '-n', 'default'];
  const child = spawn(program, [...update, '--address', address], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

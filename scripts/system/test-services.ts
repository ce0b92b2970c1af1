import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeCluster } from './cluster-folder.ts';
import { ManagedProcess, type Say } from './managed-process.ts';
import { freePorts } from './ports.ts';
import { ensureEnterable, postgresUrl, preparePostgres } from './postgres.ts';
import { temporalProgram } from './temporal-program.ts';
import { temporalServer } from './temporal.ts';

export interface TestServices {
  /** What tests find in their environment. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

const say: Say = (line) => process.stderr.write(`${line}\n`);

/** A PostgreSQL that forgets everything, on a free port. */
export async function startTestPostgres(): Promise<TestServices> {
  const { postgres: port } = await freePorts();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'focus-racer-test-'));
  ensureEnterable(dataDir);
  const logFile = path.join(dataDir, 'postgres.log');
  const options = { dataDir, port, password: 'throwaway', logFile, throwaway: true };
  const spec = await preparePostgres(options);
  const url = postgresUrl(port, options.password, 'postgres');
  return run(new ManagedProcess(spec, say), { TEST_DATABASE_URL: url }, async () => {
    await removeCluster(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });
}

/** A Temporal server that forgets everything, on a free port. */
export async function startTestTemporal(): Promise<TestServices> {
  const program = await temporalProgram(say);
  const { temporal: port } = await freePorts();
  const folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-test-'));
  const spec = temporalServer({ program, port, logFile: path.join(folder, 'temporal.log') });
  const env = { TEST_TEMPORAL_ADDRESS: `127.0.0.1:${port}`, TEMPORAL_CLI_PATH: program };
  return run(new ManagedProcess(spec, say), env, async () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
}

async function run(
  server: ManagedProcess,
  env: Record<string, string>,
  clear: () => Promise<void>,
): Promise<TestServices> {
  const stop = async () => {
    await server.stop();
    await clear();
  };
  try {
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, stop };
}

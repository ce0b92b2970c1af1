import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { addressesOf } from './addresses.ts';
import { Boot } from './boot.ts';
import { openDataFolder } from './data-folder.ts';
import type { ManagedProcess, Say } from './managed-process.ts';
import { type Addresses, type Part, PARTS, usesS3 } from './parts.ts';
import { type PortName, portProblems, type Ports } from './ports.ts';
import { postgresUrl } from './postgres.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { Supervisor } from './supervisor.ts';

export interface SystemOptions {
  dataDir: string;
  ports: Ports;
  /** Settings of the processes, and where real parts are: DATABASE_URL, TEMPORAL_ADDRESS, S3_*. */
  env: NodeJS.ProcessEnv;
  /** All of them unless named. */
  parts?: readonly Part[];
  /** Begins with an empty data folder. */
  fresh?: boolean;
  log: Say;
  /** Ends a start that is under way; what was started is stopped. */
  signal?: AbortSignal;
}

export interface System {
  addresses: Addresses;
  secrets: Secrets;
  processes: ReadonlyMap<Part, ManagedProcess>;
  stop(): Promise<void>;
}

/** Brings the whole product up, or the parts named; what it starts ends with this process. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { env, ports, log } = options;
  const dataDir = path.resolve(options.dataDir);
  const wanted = new Set(options.parts ?? PARTS);
  if (env['DATABASE_URL']) wanted.delete('postgres');
  if (env['TEMPORAL_ADDRESS']) wanted.delete('temporal');
  if (usesS3(env)) wanted.delete('files');
  if (env['SMTP_URL']) wanted.delete('mail');

  const folder = await openDataFolder(dataDir, options.fresh ?? false, log);
  const supervisor = new Supervisor(log, folder, options.signal);
  try {
    await refuseTakenPorts(ports, wanted);
    for (const name of ['logs', 'files']) {
      mkdirSync(path.join(dataDir, name), { recursive: true, mode: 0o700 });
    }
    const secrets = readSecrets(dataDir, env);
    const embedded = postgresUrl(ports.postgres, secrets.POSTGRES_PASSWORD);
    const addresses = addressesOf(env, ports, embedded);
    await new Boot({ dataDir, ports, env, secrets, addresses }, supervisor, wanted).run();
    const { processes } = supervisor;
    return { addresses, secrets, processes, stop: () => supervisor.stop() };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

function partOfPort(name: PortName): Part {
  if (name === 'temporalUi') return 'temporal';
  return name === 'mailOutbox' || name === 'mailSmtp' ? 'mail' : name;
}

async function refuseTakenPorts(ports: Ports, wanted: ReadonlySet<Part>): Promise<void> {
  const used = (Object.keys(ports) as PortName[]).filter((name) => wanted.has(partOfPort(name)));
  const problems = await portProblems(ports, used);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

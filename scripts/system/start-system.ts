import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { addressesOf } from './addresses.ts';
import { openDataFolder } from './data-folder.ts';
import type { ManagedProcess, Say } from './managed-process.ts';
import { type Addresses, logFile, nodePart, type Part, PARTS, settings, usesS3 } from './parts.ts';
import { type PortName, portProblems, type Ports } from './ports.ts';
import { createDatabase, postgresUrl, preparePostgres } from './postgres.ts';
import { runScript } from './run-script.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { step } from './steps.ts';
import { Supervisor } from './supervisor.ts';
import { temporalProgram } from './temporal-program.ts';
import { temporalServer } from './temporal.ts';
import { buildWeb, isWebBuilt } from './web-build.ts';

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
    const boot = new Boot({ ...options, dataDir }, supervisor, wanted, secrets, addresses);
    await boot.run();
    return {
      addresses,
      secrets,
      processes: supervisor.processes,
      stop: () => supervisor.stop(),
    };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

async function refuseTakenPorts(ports: Ports, wanted: ReadonlySet<Part>): Promise<void> {
  const used = (Object.keys(ports) as PortName[]).filter((name) =>
    wanted.has(name === 'temporalUi' ? 'temporal' : name),
  );
  const problems = await portProblems(ports, used);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** The order in which parts come up: as much at once as their needs allow. */
class Boot {
  readonly #options: SystemOptions;
  readonly #supervisor: Supervisor;
  readonly #wanted: ReadonlySet<Part>;
  readonly #secrets: Secrets;
  readonly #addresses: Addresses;

  constructor(
    options: SystemOptions,
    supervisor: Supervisor,
    wanted: ReadonlySet<Part>,
    secrets: Secrets,
    addresses: Addresses,
  ) {
    this.#options = options;
    this.#supervisor = supervisor;
    this.#wanted = wanted;
    this.#secrets = secrets;
    this.#addresses = addresses;
  }

  async run(): Promise<void> {
    const database = this.#startDatabase();
    const temporal = this.#startTemporal();
    const web = this.#buildWeb();
    const bundle = this.#bundleWorkflows();
    const subgraphs = database.then(() =>
      this.#start(['catalog', 'identity', 'commerce', 'compliance']),
    );
    const gateway = subgraphs.then(() => this.#start(['gateway']));
    await this.#supervisor.all([
      this.#start(['files']),
      gateway,
      Promise.all([temporal, bundle]).then(() =>
        this.#start(['worker-business', 'worker-images', 'worker-vision']),
      ),
      Promise.all([web, gateway]).then(() => this.#start(['web'])),
    ]);
  }

  async #startDatabase(): Promise<void> {
    const { dataDir, ports, log } = this.#options;
    if (this.#wanted.has('postgres')) {
      await step(log, `PostgreSQL on port ${ports.postgres}`, async () => {
        const spec = await preparePostgres({
          dataDir,
          port: ports.postgres,
          password: this.#secrets.POSTGRES_PASSWORD,
          logFile: logFile(dataDir, 'postgres'),
        });
        await this.#supervisor.start('postgres', spec);
        await createDatabase(this.#addresses.database);
      });
    }
    await step(log, 'database schemas and migrations', () =>
      this.#run('scripts/migrate.ts', 'migrate', {
        DATABASE_URL: this.#addresses.database,
        DATABASE_ROLES_SECRET: this.#secrets.DATABASE_ROLES_SECRET,
      }),
    );
  }

  async #startTemporal(): Promise<void> {
    const { dataDir, ports, log } = this.#options;
    if (this.#wanted.has('temporal')) {
      const program = await temporalProgram(log);
      await step(log, `Temporal on port ${ports.temporal}`, () =>
        this.#supervisor.start(
          'temporal',
          temporalServer({
            program,
            port: ports.temporal,
            uiPort: ports.temporalUi,
            dataDir,
            logFile: logFile(dataDir, 'temporal'),
          }),
        ),
      );
    } else if (this.#options.env['TEMPORAL_ADDRESS']) {
      await step(log, `Temporal at ${this.#addresses.temporal}`, () =>
        this.#run('scripts/prepare-temporal.ts', 'prepare-temporal', {
          TEMPORAL_ADDRESS: this.#addresses.temporal,
        }),
      );
    }
  }

  async #buildWeb(): Promise<void> {
    const { dataDir, log } = this.#options;
    if (!this.#wanted.has('web') || isWebBuilt()) return;
    await step(log, 'building the web, because its sources changed (about a minute)', () =>
      buildWeb(logFile(dataDir, 'web-build'), this.#supervisor.signal),
    );
  }

  async #bundleWorkflows(): Promise<void> {
    if (!this.#wanted.has('worker-business')) return;
    await step(this.#options.log, 'workflow bundle', () =>
      this.#run('workflows/src/bundle.ts', 'workflow-bundle', {}),
    );
  }

  async #start(parts: Parameters<typeof nodePart>[0][]): Promise<void> {
    const wanted = parts.filter((part) => this.#wanted.has(part));
    if (wanted.length === 0) return;
    const { dataDir, env, log, ports } = this.#options;
    const context = { dataDir, ports, env, secrets: this.#secrets, addresses: this.#addresses };
    await step(log, wanted.join(', '), async () => {
      const starts = wanted.map((part) => this.#supervisor.start(part, nodePart(part, context)));
      await Promise.all(starts);
    });
  }

  #run(script: string, name: string, env: Record<string, string>): Promise<void> {
    const { dataDir } = this.#options;
    return runScript(script, {
      env: { ...settings(this.#options.env), ...env },
      logFile: logFile(dataDir, name),
      signal: this.#supervisor.signal,
    });
  }
}

import { logFile, nodePart, type Part, type PartsContext, type SourcePart } from './parts.ts';
import { settings, storeSettings, usesS3, webPart } from './parts.ts';
import { createDatabase, preparePostgres } from './postgres.ts';
import { runScript } from './run-script.ts';
import { step } from './steps.ts';
import type { Supervisor } from './supervisor.ts';
import { temporalProgram } from './temporal-program.ts';
import { temporalServer } from './temporal.ts';
import { buildWeb, builtWeb } from './web-build.ts';

/** The order in which parts come up: as much at once as their needs allow. */
export class Boot {
  readonly #context: PartsContext;
  readonly #supervisor: Supervisor;
  readonly #wanted: ReadonlySet<Part>;

  constructor(context: PartsContext, supervisor: Supervisor, wanted: ReadonlySet<Part>) {
    this.#context = context;
    this.#supervisor = supervisor;
    this.#wanted = wanted;
  }

  async run(): Promise<void> {
    const temporal = this.#startTemporal();
    const bundle = this.#bundleWorkflows();
    const web = this.#buildWeb();
    const gateway = this.#startDatabase()
      .then(() => this.#start(['catalog', 'identity', 'commerce', 'compliance']))
      .then(() => this.#start(['gateway']));
    await this.#supervisor.all([
      this.#startStore(),
      this.#start(['mail']),
      Promise.all([temporal, bundle]).then(() =>
        this.#start(['worker-business', 'worker-images', 'worker-vision']),
      ),
      Promise.all([web, gateway]).then(([entry]) => (entry ? this.#startWeb(entry) : undefined)),
    ]);
  }

  async #startDatabase(): Promise<void> {
    const { addresses, dataDir, ports, secrets } = this.#context;
    if (this.#wanted.has('postgres')) {
      await this.#step(`PostgreSQL on port ${ports.postgres}`, async () => {
        const spec = await preparePostgres({
          dataDir,
          port: ports.postgres,
          password: secrets.POSTGRES_PASSWORD,
          logFile: logFile(dataDir, 'postgres'),
        });
        await this.#supervisor.start('postgres', spec);
        await createDatabase(addresses.database);
      });
    }
    await this.#step('database schemas and migrations', () =>
      this.#run('scripts/migrate.ts', 'migrate', {
        DATABASE_URL: addresses.database,
        DATABASE_ROLES_SECRET: secrets.DATABASE_ROLES_SECRET,
      }),
    );
  }

  async #startTemporal(): Promise<void> {
    const { addresses, dataDir, env, ports } = this.#context;
    if (this.#wanted.has('temporal')) {
      const program = await temporalProgram(this.#supervisor.say);
      const spec = temporalServer({
        program,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        dataDir,
        logFile: logFile(dataDir, 'temporal'),
      });
      await this.#step(`Temporal on port ${ports.temporal}`, () =>
        this.#supervisor.start('temporal', spec),
      );
    } else if (env['TEMPORAL_ADDRESS']) {
      await this.#step(`Temporal at ${addresses.temporal}`, () =>
        this.#run('scripts/prepare-temporal.ts', 'prepare-temporal', {
          TEMPORAL_ADDRESS: addresses.temporal,
        }),
      );
    }
  }

  async #startStore(): Promise<void> {
    const { env } = this.#context;
    if (!usesS3(env)) return this.#start(['files']);
    await this.#step(`bucket ${env['S3_BUCKET']}`, () =>
      this.#run('scripts/prepare-store.ts', 'prepare-store', storeSettings(this.#context)),
    );
  }

  async #buildWeb(): Promise<string | null> {
    if (!this.#wanted.has('web')) return null;
    return (
      builtWeb() ??
      this.#step('building the web, because its sources changed (about a minute)', () =>
        buildWeb(logFile(this.#context.dataDir, 'web-build'), this.#supervisor.signal),
      )
    );
  }

  #startWeb(entry: string): Promise<void> {
    return this.#step('web', () => this.#supervisor.start('web', webPart(entry, this.#context)));
  }

  async #bundleWorkflows(): Promise<void> {
    if (!this.#wanted.has('worker-business')) return;
    await this.#step('workflow bundle', () =>
      this.#run('workflows/src/bundle.ts', 'workflow-bundle', {}),
    );
  }

  async #start(parts: readonly SourcePart[]): Promise<void> {
    const wanted = parts.filter((part) => this.#wanted.has(part));
    if (wanted.length === 0) return;
    await this.#step(wanted.join(', '), async () => {
      const start = (part: SourcePart) =>
        this.#supervisor.start(part, nodePart(part, this.#context));
      await Promise.all(wanted.map(start));
    });
  }

  #run(script: string, name: string, env: Record<string, string>): Promise<void> {
    return runScript(script, {
      env: { ...settings(this.#context.env), ...env },
      logFile: logFile(this.#context.dataDir, name),
      signal: this.#supervisor.signal,
    });
  }

  #step<T>(title: string, work: () => Promise<T>): Promise<T> {
    return step(this.#supervisor.say, title, work);
  }
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type ComposeFile,
  type ComposeService,
  readCompose,
} from '../../../scripts/compose/compose-file.ts';
import { productionSecrets, SAMPLE_CHOICES } from '../../../scripts/compose/production-env.ts';
import { ManagedProcess, type ProcessSpec } from '../../../scripts/system/managed-process.ts';
import { freePortNumbers } from '../../../scripts/system/ports.ts';
import { createDatabase } from '../../../scripts/system/postgres.ts';
import { ROOT } from '../../../scripts/system/root.ts';
import { runScript, WITH_LOADER } from '../../../scripts/system/run-script.ts';
import { tethered } from '../../../scripts/system/tethered.ts';
import { builtWeb } from '../../../scripts/system/web-build.ts';
import { caddy, proxyInItsPlace } from './door.ts';
import { Loopback } from './on-loopback.ts';

/** From outside; nobody here looks at Temporal's pages. */
const FROM_OUTSIDE = ['postgres', 'temporal', 'temporal-ui'];
/** One reading process and one rendering slot are enough for one photo. */
const SMALL = { VISION_PROCESSES: '1', IMAGE_SLOTS: '1' };
const PORTS = 24;
const STOP_LIMIT_MS = 8_500;

interface Stoppable {
  stop(): Promise<void>;
}
type Env = Record<string, string>;

/** What runs before the machine starts. */
export interface Outside {
  /** Of PostgreSQL's admin. */
  databaseUrl: string;
  temporalAddress: string;
  /** The S3 server's program; the machine runs it as the compose file says. */
  versitygw: string;
}

/** What docker-compose.yml describes, by hand: its commands, environments, order and health checks. */
export class Machine {
  readonly origin: string;
  readonly env: Env;
  readonly folder = mkdtempSync(path.join(tmpdir(), 'focus-racer-production-'));
  readonly #compose: ComposeFile;
  readonly #network: Loopback;
  readonly #versitygw: string;
  readonly #running: Stoppable[] = [];
  readonly #started = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  /** Whether Caddy is the door, or a proxy that follows its file. */
  hasCaddy = false;

  /** Starts everything in the order of `depends_on`; what it began is stopped when a part fails. */
  static async start(outside: Outside): Promise<Machine> {
    const database = new URL(outside.databaseUrl);
    const [door, ...ports] = await freePortNumbers(PORTS);
    const env = {
      ...SAMPLE_CHOICES,
      ...SMALL,
      ...productionSecrets({ POSTGRES_PASSWORD: database.password }),
      PUBLIC_HOST: `localhost:${door}`,
    };
    const compose = readCompose(readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8'), env);
    database.pathname = compose.services['postgres']?.environment['POSTGRES_DB'] ?? '';
    await createDatabase(database.href);
    const network = new Loopback(compose, ports, {
      'postgres:5432': Number(database.port),
      'temporal:7233': Number(outside.temporalAddress.split(':')[1]),
    });
    const machine = new Machine(compose, network, env, outside.versitygw);
    try {
      await Promise.all(Object.keys(compose.services).map((name) => machine.#startOnce(name)));
      return machine;
    } catch (error) {
      await machine.stop();
      throw error;
    }
  }

  private constructor(compose: ComposeFile, network: Loopback, env: Env, versitygw: string) {
    this.#compose = compose;
    this.#network = network;
    this.#versitygw = versitygw;
    this.env = env;
    this.origin = `http://${env['PUBLIC_HOST']}`;
  }

  addressOf(service: string, port: number): string {
    return `http://127.0.0.1:${this.#network.port(service, port)}`;
  }

  /** The environment that the compose file gives the service, with the addresses of here. */
  environmentOf(name: string): Env {
    return this.#network.environment(name, this.#service(name));
  }

  logFile(name: string): string {
    return path.join(this.folder, `${name}.log`);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#started.values());
    await Promise.all(this.#running.map((process) => process.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #service(name: string): ComposeService {
    const service = this.#compose.services[name];
    if (!service) throw new Error(`${name} is no service`);
    return service;
  }

  #startOnce(name: string): Promise<void> {
    const known = this.#started.get(name);
    if (known) return known;
    const start = this.#startAfterOthers(name, this.#service(name));
    this.#started.set(name, start);
    return start;
  }

  async #startAfterOthers(name: string, service: ComposeService): Promise<void> {
    if (FROM_OUTSIDE.includes(name)) return;
    await Promise.all(Object.keys(service.depends_on).map((other) => this.#startOnce(other)));
    this.#stopping.signal.throwIfAborted();
    if (name === 'caddy') return this.#openDoor(service);
    if (name === 'store') return this.#run(this.#store(service));
    if (service.restart === 'on-failure') return this.#runToEnd(name, service);
    return this.#run(this.#process(name, service));
  }

  #runToEnd(name: string, { command }: ComposeService): Promise<void> {
    return runScript(command?.[0] ?? '', {
      env: this.environmentOf(name),
      logFile: this.logFile(name),
      signal: this.#stopping.signal,
    });
  }

  #process(name: string, service: ComposeService): ProcessSpec {
    const entry = name === 'web' ? builtWeb() : path.join(ROOT, service.command?.[0] ?? '');
    if (!entry) throw new Error('the web is not built');
    return {
      name,
      entry,
      ...(name !== 'web' && { nodeOptions: WITH_LOADER }),
      env: this.environmentOf(name),
      logFile: this.logFile(name),
      isReady: () => answers(this.#network.healthUrl(name, service)),
      stopLimitMs: STOP_LIMIT_MS,
    };
  }

  #store(service: ComposeService): ProcessSpec {
    const data = path.join(this.folder, 'store');
    mkdirSync(data);
    const args = (service.command ?? []).map((word) => {
      if (word === '/data') return data;
      const [, port] = /^:(\d+)$/.exec(word) ?? [];
      return port ? `127.0.0.1:${this.#network.port('store', port)}` : word;
    });
    return tethered({
      name: 'store',
      file: this.#versitygw,
      args,
      env: this.environmentOf('store'),
      stopSignal: 'SIGTERM',
      lastSignal: 'SIGKILL',
      stopLimitMs: 2_000,
      logFile: this.logFile('store'),
      isReady: () => answers(this.#network.healthUrl('store', service)),
    });
  }

  async #openDoor(service: ComposeService): Promise<void> {
    const file = readFileSync(path.join(ROOT, 'deploy/Caddyfile'), 'utf8');
    const options = {
      caddyfile: this.#network.text(
        file.replaceAll(/http:\/\/:(\d+)/g, (_site, port: string) => {
          return `http://:${this.#network.port('caddy', port)}`;
        }),
      ),
      env: this.environmentOf('caddy'),
      port: Number(new URL(this.origin).port),
      adminPort: this.#network.port('caddy', 2019),
      healthUrl: this.#network.healthUrl('caddy', service),
      folder: this.folder,
    };
    const spec = caddy(options);
    this.hasCaddy = spec !== null;
    if (spec) await this.#run(spec);
    else this.#running.push(await proxyInItsPlace(options));
  }

  async #run(spec: ProcessSpec): Promise<void> {
    const child = new ManagedProcess(spec, (line) => process.stderr.write(`${line}\n`));
    this.#running.push(child);
    await child.start();
  }
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url).catch(() => null))?.ok ?? false;
}

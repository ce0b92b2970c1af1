import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './root.ts';

export interface ProcessSpec {
  name: string;
  /** A file for Node. */
  entry: string;
  args?: string[];
  nodeOptions?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Asked until it says yes; without it the process itself sends `{type: 'ready'}`. */
  isReady?: () => Promise<boolean>;
  readyLimitMs?: number;
  stopLimitMs: number;
  /** How often it may end before it was ever ready, until its start counts as failed. */
  attempts?: number;
}

export type Say = (line: string) => void;

const READY_LIMIT_MS = 120_000;
const READY_POLL_MS = 50;
const BACKOFF_MS = [200, 500, 1000, 2000, 5000, 10_000];
/** After so long the next end counts as the first again. */
const STEADY_MS = 30_000;
const MAX_LOG_BYTES = 20_000_000;
const SHOWN_LOG_LINES = 12;

type State = 'down' | 'starting' | 'ready';

/** A child process that is started again, ever more slowly, when it ends without being asked to. */
export class ManagedProcess {
  readonly name: string;
  #spec: ProcessSpec;
  #say: Say;
  #onStart: () => void;
  #child: ChildProcess | null = null;
  #programPid: number | undefined;
  #state: State = 'down';
  #wanted = false;
  #everReady = false;
  #ends = 0;
  #readyAt = 0;
  #waiting = new Set<{ resolve: () => void; reject: (error: Error) => void }>();

  constructor(spec: ProcessSpec, say: Say, onStart: () => void = () => undefined) {
    this.name = spec.name;
    this.#spec = spec;
    this.#say = say;
    this.#onStart = onStart;
  }

  /** Of the program itself, not of the small process that holds it. */
  get pid(): number | undefined {
    return this.#programPid ?? this.#child?.pid;
  }

  /** Every process that must not outlive this one. */
  get pids(): number[] {
    return [this.#child?.pid, this.#programPid].filter((pid) => pid !== undefined);
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  /** Resolves when ready; rejects when it ends before, as often as the spec allows. */
  start(): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#everReady = false;
      this.#ends = 0;
      this.#launch();
    }
    return this.waitReady();
  }

  /** Resolves when it is ready, now or after the next start. */
  waitReady(): Promise<void> {
    if (this.#state === 'ready') return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiting.add({ resolve, reject }));
  }

  /** Ends it in good order and leaves it down; kills it after `limitMs`. */
  async stop(limitMs = this.#spec.stopLimitMs): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (!child) return;
    const ended = endOf(child);
    child.kill('SIGTERM');
    const inTime = await Promise.race([
      ended.then(() => true),
      wait(limitMs, false, { ref: false }),
    ]);
    if (inTime) return;
    this.#say(`${this.name} did not stop within ${limitMs / 1000} s and is killed`);
    this.#signalProgram('SIGKILL');
    await ended;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Sends the program a signal; after SIGKILL waits until it is gone. It is started again by itself. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = endOf(child);
    this.#signalProgram(signal);
    if (signal === 'SIGKILL') await ended;
  }

  #signalProgram(signal: NodeJS.Signals): void {
    if (this.#programPid === undefined) this.#child?.kill(signal);
    else process.kill(this.#programPid, signal);
  }

  #launch(): void {
    this.#state = 'starting';
    rotate(this.#spec.logFile);
    const log = openSync(this.#spec.logFile, 'a');
    const child = fork(this.#spec.entry, this.#spec.args ?? [], {
      cwd: ROOT,
      execArgv: this.#spec.nodeOptions ?? [],
      env: this.#spec.env,
      stdio: ['ignore', log, log, 'ipc'],
      // Its own process group: the terminal's Ctrl-C reaches the supervisor alone, which keeps order.
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    this.#programPid = undefined;
    this.#onStart();
    child.on('error', (error) => this.#say(`${this.name}: ${error.message}`));
    child.on('message', (message: { type?: string; pid?: number }) => {
      if (message.type === 'started') {
        this.#programPid = message.pid;
        this.#onStart();
      }
      if (message.type === 'ready' && !this.#spec.isReady) this.#becomeReady(child);
    });
    child.on('exit', (code, signal) => this.#ended(child, signal ?? `exit code ${code}`));
    void this.#watchStart(child);
  }

  async #watchStart(child: ChildProcess): Promise<void> {
    const giveUpAt = Date.now() + (this.#spec.readyLimitMs ?? READY_LIMIT_MS);
    while (this.#child === child && this.#state === 'starting') {
      if (await this.#spec.isReady?.()) {
        this.#becomeReady(child);
        return;
      }
      if (Date.now() > giveUpAt) {
        this.#say(`${this.name} was not ready in time and is killed`);
        this.#signalProgram('SIGKILL');
        return;
      }
      await wait(READY_POLL_MS, undefined, { ref: false });
    }
  }

  #becomeReady(child: ChildProcess): void {
    if (this.#child !== child || this.#state !== 'starting') return;
    this.#state = 'ready';
    this.#readyAt = Date.now();
    this.#everReady = true;
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #ended(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    const wasSteady = this.#state === 'ready' && Date.now() - this.#readyAt > STEADY_MS;
    this.#child = null;
    this.#programPid = undefined;
    this.#state = 'down';
    if (!this.#wanted) {
      this.#giveUp(new Error(`${this.name} was stopped`));
      return;
    }
    this.#ends = wasSteady ? 1 : this.#ends + 1;
    if (!this.#everReady && this.#ends >= (this.#spec.attempts ?? 1)) {
      this.#wanted = false;
      const { logFile } = this.#spec;
      const error = new Error(
        `${this.name} ended before it was ready (${how}). Its log, ${logFile}, ends with:\n` +
          lastLines(logFile),
      );
      this.#giveUp(error);
      return;
    }
    const pauseMs = BACKOFF_MS[Math.min(this.#ends, BACKOFF_MS.length) - 1] ?? 0;
    this.#say(`${this.name} ended (${how}); starting it again. Log: ${this.#spec.logFile}`);
    setTimeout(() => {
      if (this.#wanted && !this.#child) this.#launch();
    }, pauseMs);
  }

  #giveUp(error: Error): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
  }
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

function rotate(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES) {
    renameSync(logFile, `${logFile}.old`);
  }
}

function lastLines(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  return lines
    .slice(-SHOWN_LOG_LINES)
    .map((line) => `  ${line}`)
    .join('\n');
}

import type { DataFolder } from './data-folder.ts';
import { ManagedProcess, type ProcessSpec, type Say } from './managed-process.ts';
import { type Part, STOP_ORDER } from './parts.ts';

const STOP_LIMIT_MS = 9_000;
const LEAST_PATIENCE_MS = 500;

/** Keeps the processes of one system: starts them, remembers them, ends them in order. */
export class Supervisor {
  readonly processes = new Map<Part, ManagedProcess>();
  readonly say: Say;
  readonly #folder: DataFolder;
  readonly #stopping = new AbortController();
  /** Aborted when the system stops, also while it still starts. */
  readonly signal = this.#stopping.signal;
  #stopped: Promise<void> | null = null;

  constructor(say: Say, folder: DataFolder, callersSignal: AbortSignal | undefined) {
    this.say = say;
    this.#folder = folder;
    if (callersSignal?.aborted) this.#stopping.abort();
    callersSignal?.addEventListener('abort', () => void this.stop());
  }

  async start(part: Part, spec: ProcessSpec): Promise<void> {
    this.signal.throwIfAborted();
    const child = new ManagedProcess(spec, this.say, () => this.#remember());
    this.processes.set(part, child);
    await child.start();
  }

  /** Waits for all of them; the first failure, or a stop meanwhile, ends the wait at once. */
  async all(works: readonly Promise<unknown>[]): Promise<void> {
    const stopped = new Promise<never>((_resolve, reject) => {
      this.signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
    await Promise.race([Promise.all(works), stopped]);
  }

  stop(): Promise<void> {
    this.#stopping.abort();
    this.#stopped ??= this.#stopInOrder();
    return this.#stopped;
  }

  async #stopInOrder(): Promise<void> {
    const endBy = Date.now() + STOP_LIMIT_MS;
    for (const [index, { parts, limitMs }] of STOP_ORDER.entries()) {
      const forLater = (STOP_ORDER.length - 1 - index) * LEAST_PATIENCE_MS;
      const left = Math.max(LEAST_PATIENCE_MS, endBy - forLater - Date.now());
      const running = parts.flatMap((part) => this.processes.get(part) ?? []);
      await Promise.all(running.map((child) => child.stop(Math.min(limitMs, left))));
    }
    this.#folder.release();
  }

  #remember(): void {
    this.#folder.remember([...this.processes.values()].flatMap((child) => child.pids));
  }
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identify, isAlive } from './process-identity.ts';

const KEPT = 2;
/** Beside a build: an empty file for each process that serves it, named by its identity. */
const USERS = '.users';

/**
 * Builds of the web, a folder each, named by the hash of their sources. One appears whole or not at
 * all, and stays as it is while a process that took it runs.
 */
export class WebBuilds {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The build of these sources, from now on used by this process; null when there is none. */
  take(hash: string): string | null {
    const build = path.join(this.#folder, hash);
    if (!existsSync(build)) return null;
    const users = `${build}${USERS}`;
    mkdirSync(users, { recursive: true });
    writeFileSync(path.join(users, ownName()), '');
    const now = new Date();
    utimesSync(build, now, now);
    return build;
  }

  /** Has `make` fill a folder, again when the sources changed meanwhile, and takes it as their build. */
  async add(sources: () => string, make: (folder: string) => Promise<void>): Promise<string> {
    const unfinished = path.join(this.#folder, `unfinished-${process.pid}`);
    let hash: string;
    try {
      do {
        hash = sources();
        await make(unfinished);
      } while (sources() !== hash);
      // Of two that built the same sources at once, the first stays.
      if (!existsSync(path.join(this.#folder, hash))) {
        renameSync(unfinished, path.join(this.#folder, hash));
      }
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    this.take(hash);
    this.#removeOld();
    return path.join(this.#folder, hash);
  }

  /** All but the newest, unless a running process serves them; and what interrupted builds left. */
  #removeOld(): void {
    const names = readdirSync(this.#folder);
    const usedAt = (name: string) => statSync(path.join(this.#folder, name)).mtimeMs;
    const builds = names.filter((name) => /^[0-9a-f]{64}$/.test(name));
    builds.sort((a, b) => usedAt(b) - usedAt(a));
    const old = builds.slice(KEPT).filter((name) => !this.#isServed(name));
    const left = names.filter((name) => {
      const maker = /^unfinished-(\d+)$/.exec(name)?.[1];
      return maker && !identify(Number(maker));
    });
    for (const name of [...old, ...old.map((name) => `${name}${USERS}`), ...left]) {
      rmSync(path.join(this.#folder, name), { recursive: true, force: true });
    }
  }

  #isServed(name: string): boolean {
    const users = path.join(this.#folder, `${name}${USERS}`);
    return existsSync(users) && readdirSync(users).some(isRunning);
  }
}

function ownName(): string {
  const { pid, startedAt } = identify(process.pid) ?? { pid: process.pid, startedAt: '' };
  return `${pid}-${encodeURIComponent(startedAt)}`;
}

function isRunning(user: string): boolean {
  const [pid, startedAt = ''] = user.split(/-(.*)/);
  return isAlive({ pid: Number(pid), startedAt: decodeURIComponent(startedAt) });
}

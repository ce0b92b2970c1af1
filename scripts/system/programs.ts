import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Say } from './managed-process.ts';

export function programsFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(cache, 'focus-racer', 'bin');
}

/** Looks at the variable that names it, on the PATH and in the user's cache; null when none has it. */
export function findProgram(name: string, variable: string): string | null {
  const named = process.env[variable];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`${variable} names ${named}, which is no program that can be run`);
  }
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const file = fileName(name);
  const found = [...onPath, programsFolder()].map((folder) => path.join(folder, file));
  return found.find(isExecutable) ?? null;
}

/** Puts into the user's cache what `make` leaves in a folder under the program's name, or nothing. */
export async function installProgram(
  name: string,
  make: (folder: string) => Promise<boolean>,
): Promise<string | null> {
  mkdirSync(programsFolder(), { recursive: true });
  const folder = mkdtempSync(path.join(programsFolder(), `${name}-`));
  try {
    const made = path.join(folder, fileName(name));
    if (!(await make(folder)) || !isExecutable(made)) return null;
    const installed = path.join(programsFolder(), fileName(name));
    renameSync(made, installed);
    return installed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds a Go program at a pinned version; null when there is no Go or the build fails. */
export function installWithGo(name: string, module: string, say: Say): Promise<string | null> {
  const go = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (go.status !== 0) return Promise.resolve(null);
  say(`building ${name} with Go: about three minutes, this once`);
  return installProgram(name, (folder) => {
    const build = spawn('go', ['install', '-ldflags', '-s -w', module], {
      env: { ...process.env, GOBIN: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return new Promise((resolve) => {
      build.on('error', () => resolve(false));
      build.on('exit', (code) => resolve(code === 0));
    });
  });
}

function fileName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

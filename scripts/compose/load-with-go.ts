import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { programsFolder } from '../system/programs.ts';
import { ROOT } from '../system/root.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Environments = Record<string, Record<string, string>>;

const PROGRAM = path.join(ROOT, 'scripts/check-compose');
const BUILD_LIMIT_MS = 300_000;

/** Compose's own loader in a program of ours, built once and kept; or why there is none. */
export function composeLoader(): { program: string } | { missing: string } {
  const hash = createHash('sha256');
  for (const name of ['main.go', 'go.mod', 'go.sum']) {
    hash.update(readFileSync(path.join(PROGRAM, name)));
  }
  const program = path.join(programsFolder(), `check-compose-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return { program };
  mkdirSync(programsFolder(), { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  const built = spawnSync('go', ['build', '-ldflags', '-s -w', '-o', unfinished, '.'], {
    cwd: PROGRAM,
    encoding: 'utf8',
    timeout: BUILD_LIMIT_MS,
  });
  if (built.error) return { missing: 'there is no Go on the PATH' };
  if (built.status !== 0) return { missing: `Go could not build it: ${built.stderr.trim()}` };
  renameSync(unfinished, program);
  return { program };
}

/** The environments as Docker Compose would give them. Throws with what it refuses. */
export function loadWithGo(program: string, file: string, env: Env): Environments {
  const loaded = spawnSync(program, [file], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  if (loaded.status !== 0) throw new Error(loaded.stderr.trim());
  return JSON.parse(loaded.stdout) as Environments;
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';
import { runProgram } from './run-script.ts';
import { WebBuilds } from './web-builds.ts';

const SOURCES = ['web', 'packages/contracts/src', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', '.nuxt', '.output', '.data', 'dist', 'README.md']);

const builds = new WebBuilds(path.join(ROOT, 'web', '.output'));

/** The server's file of what was built from the sources of now; it stays while this process runs. */
export function builtWeb(): string | null {
  const build = builds.take(sourcesHash());
  return build && entryOf(build);
}

/** Builds the web beside the builds that running systems serve; answers the server's file. */
export async function buildWeb(logFile: string, signal: AbortSignal): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production', NUXT_TELEMETRY_DISABLED: '1' };
  const build = await builds.add(sourcesHash, (folder) =>
    runProgram('web/build.ts', { args: ['--output', folder], env, logFile, signal }),
  );
  return entryOf(build);
}

function entryOf(build: string): string {
  return path.join(build, 'server', 'index.mjs');
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(path.join(ROOT, source))) {
      hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(file: string): string[] {
  if (!statSync(file).isDirectory()) return file.endsWith('.spec.ts') ? [] : [file];
  return readdirSync(file)
    .filter((name) => !NOT_SOURCES.has(name))
    .sort()
    .flatMap((name) => filesOf(path.join(file, name)));
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';
import { runPackage } from './run-script.ts';

const WEB = path.join(ROOT, 'web');
const STAMP = path.join(WEB, '.output', 'sources.sha256');
const SOURCES = ['web', 'packages/contracts/src', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', '.nuxt', '.output', '.data', 'dist']);

export const WEB_ENTRY = path.join(WEB, '.output', 'server', 'index.mjs');

/** Whether what is built was built from the sources of now. */
export function isWebBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash();
}

export async function buildWeb(logFile: string, signal: AbortSignal): Promise<void> {
  const hash = sourcesHash();
  const env = { ...process.env, NODE_ENV: 'production', NUXT_TELEMETRY_DISABLED: '1' };
  await runPackage('nuxt/bin/nuxt.mjs', { args: ['build'], cwd: WEB, env, logFile, signal });
  writeFileSync(STAMP, hash);
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

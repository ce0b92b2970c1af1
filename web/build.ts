import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildNuxt, loadNuxt, writeTypes } from 'nuxt/kit';

/** Builds the site into --output. Works in a folder of its own, so that two builds never meet. */
const { values } = parseArgs({ options: { output: { type: 'string' } } });
if (!values.output) throw new Error('where to? node build.ts --output DIR');
const output = path.resolve(values.output);

const cwd = import.meta.dirname;
const works = path.join(cwd, 'node_modules/.cache/nuxt');
await mkdir(works, { recursive: true });
const buildDir = await mkdtemp(path.join(works, 'build-'));
try {
  await ensureCompilerOptions();
  const nuxt = await loadNuxt({ cwd, overrides: { buildDir, nitro: { output: { dir: output } } } });
  await buildNuxt(nuxt);
  await nuxt.close();
} finally {
  await rm(buildDir, { recursive: true, force: true });
}

/** tsconfig.json, which the compiler reads, is made of files in .nuxt. */
async function ensureCompilerOptions(): Promise<void> {
  if (existsSync(path.join(cwd, '.nuxt/tsconfig.app.json'))) return;
  const nuxt = await loadNuxt({ cwd, overrides: { _prepare: true } });
  await writeTypes(nuxt);
  await nuxt.close();
}

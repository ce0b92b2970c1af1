import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { type ComposeFile, parseCompose, readCompose } from './compose/compose-file.ts';
import { composeProblems } from './compose/compose-problems.ts';
import { environmentProblems, secretProblems } from './compose/environment-problems.ts';
import { composeLoader, loadWithGo } from './compose/load-with-go.ts';
import { productionSecrets, SAMPLE_CHOICES } from './compose/production-env.ts';
import { OUR_SCHEMAS, THEIR_SCHEMAS } from './compose/service-schemas.ts';
import { ROOT } from './system/root.ts';
import { DYNAMIC_CONFIG } from './system/temporal.ts';

const FILE = 'docker-compose.yml';
const PARTS_FILE = 'docker-compose.parts.yml';
const files = {
  exists: (name: string) => existsSync(path.join(ROOT, name)),
  read: (name: string) => readFileSync(path.join(ROOT, name), 'utf8'),
};
const env = { ...SAMPLE_CHOICES, ...productionSecrets({}) };

try {
  const compose = readCompose(files.read(FILE), env);
  report([
    ...composeProblems(compose, files),
    ...environmentProblems(compose, { ...OUR_SCHEMAS, ...THEIR_SCHEMAS }),
    ...secretProblems(parseCompose(files.read(FILE))),
    ...dynamicConfigProblems(),
    ...problemsOfCompose(compose),
  ]);
} catch (error) {
  report((error as Error).message.split('\n'));
}

function report(problems: readonly string[]): void {
  for (const problem of problems) console.error(`${FILE}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function dynamicConfigProblems(): string[] {
  const config = parse(files.read('deploy/temporal/dynamic-config.yaml')) as Record<
    string,
    { value: unknown }[]
  >;
  const values = Object.fromEntries(
    Object.entries(config).map(([key, [first]]) => [key, first?.value]),
  );
  return isDeepStrictEqual(values, DYNAMIC_CONFIG)
    ? []
    : ['deploy/temporal/dynamic-config.yaml is not that of scripts/system/temporal.ts'];
}

/** Compose's own loader takes both files, and reads this one as we do. */
function problemsOfCompose({ services }: ComposeFile): string[] {
  const loader = composeLoader();
  if ('missing' in loader) {
    console.log(`NOT CHECKED with Docker Compose's own loader, only with ours: ${loader.missing}`);
    return [];
  }
  const theirs = loadWithGo(loader.program, FILE, env);
  loadWithGo(loader.program, PARTS_FILE, {});
  return Object.entries(services)
    .filter(([name, { environment }]) => !isDeepStrictEqual(environment, theirs[name] ?? {}))
    .map(([name]) => `Docker Compose reads the environment of ${name} otherwise than we do`);
}

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PORTS } from '../system/ports.ts';
import { ROOT } from '../system/root.ts';

/** Read by the supervisor and the tests, which have no schema of their own. */
const WITHOUT_SCHEMA = [
  ...Object.values(PORTS).map(({ variable }) => variable),
  'FOCUS_RACER_DATA',
  'GATEWAY_PUBLIC_URL',
  'TEMPORAL_CLI_PATH',
  'VERSITYGW_PATH',
  'CHROME_PATH',
  'CADDY_PATH',
  'POSTGRES_PASSWORD',
  'DEMO_PASSWORD',
];
const SCHEMA_FILES = [
  'packages/{service-kit,storage}/src/env.ts',
  'packages/storage/src/file-server/env.ts',
  'subgraphs/*/src/env.ts',
  'gateway/src/env.ts',
  'workflows/src/workers/{env,rekognition-env}.ts',
  'web/server/env-schema.ts',
  'scripts/database/env.ts',
  'scripts/system/temporal-env.ts',
];

const documented = new Set(
  [
    ...readFileSync(path.join(ROOT, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm),
  ].map(([, key]) => key ?? ''),
);
const files = SCHEMA_FILES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
const read = new Set([...WITHOUT_SCHEMA, ...files.flatMap(keysOf)]);
const problems = [
  ...[...read].filter((key) => !documented.has(key)).map((key) => `${key} is missing`),
  ...[...documented].filter((key) => !read.has(key)).map((key) => `${key} is read by nothing`),
];
for (const problem of problems) console.error(`.env.example: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Names of environment variables among the keys of the file's object literals. */
function keysOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const keys: string[] = [];
  const visit = (node: ts.Node): void => {
    const isProperty = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
    if (isProperty && ts.isIdentifier(node.name)) keys.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys.filter((key) => /^[A-Z][A-Z0-9_]+$/.test(key));
}

import { existsSync, globSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const ROOM = path.resolve(import.meta.dirname, '../..');
const BUNDLE_FILE = path.join(ROOM, 'dist/workflow-bundle.js');
const SOURCES = [
  'src/*.ts',
  'src/tracing/*.ts',
  'src/workers/workflow-bundle.ts',
  '../packages/contracts/src/*.ts',
  '../package-lock.json',
];

/** The workflows as one file, for a worker that starts without a bundler's two seconds. */
export async function bundleWorkflows(): Promise<{ code: string }> {
  return bundleWorkflowCode({
    workflowsPath: path.join(ROOM, 'src/workflows.ts'),
    // Once a worker instead of once a photo: zod alone takes longer than the rest of the workflow.
    preloadModules: ['@focus-racer/contracts', '@temporalio/workflow'],
    workflowInterceptorModules: [path.join(ROOM, 'src/tracing/workflow-interceptors.ts')],
    logger: new DefaultLogger('WARN'),
  });
}

/** Writes dist/workflow-bundle.js. */
export async function writeWorkflowBundle(): Promise<void> {
  const { code } = await bundleWorkflows();
  mkdirSync(path.dirname(BUNDLE_FILE), { recursive: true });
  const unfinished = `${BUNDLE_FILE}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, BUNDLE_FILE);
}

/** The written bundle, or null when there is none of the sources as they are now. */
export function freshBundleFile(): string | null {
  if (!existsSync(BUNDLE_FILE)) return null;
  const writtenAt = statSync(BUNDLE_FILE).mtimeMs;
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOM }));
  return files.every((file) => statSync(path.join(ROOM, file)).mtimeMs < writtenAt)
    ? BUNDLE_FILE
    : null;
}

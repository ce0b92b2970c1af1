import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';

/** TypeScript with decorators, as every process of the product runs. */
export const WITH_LOADER = ['--import', '@focus-racer/service-kit/register'];
const END_WITH_PARENT = ['--import', path.join(import.meta.dirname, 'end-with-parent.mjs')];
const SHOWN_CHARACTERS = 2000;

export interface RunOptions {
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  signal: AbortSignal;
}

/** Runs one of our scripts to its end; its output goes to the log. Throws with the output's end. */
export function runScript(script: string, options: RunOptions): Promise<void> {
  return runToEnd(path.join(ROOT, script), WITH_LOADER, options);
}

/** Runs a program without decorators as `runScript` does, without the loader. */
export function runProgram(file: string, options: RunOptions): Promise<void> {
  return runToEnd(path.join(ROOT, file), [], options);
}

function runToEnd(file: string, nodeOptions: string[], options: RunOptions): Promise<void> {
  const { args = [], env, logFile, signal } = options;
  const child = fork(file, args, {
    cwd: ROOT,
    env,
    signal,
    execArgv: [...nodeOptions, ...END_WITH_PARENT],
    silent: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = `${tail}${chunk.toString('utf8')}`.slice(-SHOWN_CHARACTERS);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, endSignal) => {
      log.end();
      const how = endSignal ?? `exit code ${code}`;
      const name = path.relative(ROOT, file);
      if (code === 0) resolve();
      else reject(new Error(`${name} failed (${how}); its log is ${logFile}:\n${tail}`));
    });
  });
}

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT } from '../system/root.ts';
import { WITH_LOADER } from '../system/run-script.ts';
import { type Check, CHECKS } from './checks.ts';

/** How a check begins a line that must be seen even when it passes. */
const LOUD = 'NOT CHECKED';

type Command = Check['commands'][number];

/** Runs every check, several at once, says how each went, and answers how many did. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const waiting = [...CHECKS];
  let passed = 0;
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (await runCheck(check)) passed += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { passed, failed: CHECKS.length - passed };
}

async function runCheck({ name, commands }: Check): Promise<boolean> {
  const startedAt = performance.now();
  for (const command of commands) {
    const { ok, output } = await runCommand(command);
    for (const line of output.split('\n')) {
      if (line.startsWith(LOUD)) console.log(`  ! ${name}: ${line}`);
    }
    if (ok) continue;
    console.log(`  ✗ ${name}\n${output.trimEnd().replace(/^/gm, '    ')}`);
    return false;
  }
  console.log(`  ✓ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return true;
}

function runCommand(command: Command): Promise<{ ok: boolean; output: string }> {
  const { file, args, loader, cwd = '.' } = command;
  const nodeArguments = [...(loader ? WITH_LOADER : []), path.join(ROOT, file), ...args];
  const child = spawn(process.execPath, nodeArguments, {
    cwd: path.join(ROOT, cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

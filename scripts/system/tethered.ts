import path from 'node:path';
import type { ProcessSpec } from './managed-process.ts';
import type { Account } from './postgres-program.ts';

const LAST_SIGNAL_MARGIN_MS = 2_000;

export interface TetheredProgram {
  name: string;
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  account?: Account | null;
  stopSignal: NodeJS.Signals;
  lastSignal: NodeJS.Signals;
  stopLimitMs: number;
  logFile: string;
  isReady: () => Promise<boolean>;
  attempts?: number;
}

/** How to run a program that is not ours so that it never outlives us. */
export function tethered(program: TetheredProgram): ProcessSpec {
  const { name, file, args, stopSignal, lastSignal, stopLimitMs, logFile, isReady } = program;
  return {
    name,
    entry: path.join(import.meta.dirname, 'tether.mjs'),
    args: [JSON.stringify({ file, args, ...program.account, stopSignal, lastSignal, stopLimitMs })],
    env: program.env ?? { PATH: process.env['PATH'] },
    logFile,
    isReady,
    stopLimitMs: stopLimitMs + LAST_SIGNAL_MARGIN_MS,
    ...(program.attempts && { attempts: program.attempts }),
  };
}

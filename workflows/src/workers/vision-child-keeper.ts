import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@focus-racer/service-kit';
import { type FromVisionChild, SILENT_LIMIT_MS } from './vision-messages.ts';

const LOOK_EVERY_MS = 5_000;
const RESTART_AFTER_MS = 500;
/** A child in the middle of a hung inference hears no SIGTERM. */
const STOP_LIMIT_MS = 6_500;

type VisionChild = 'vision-child.ts' | 'rekognition-child.ts';

export interface KeptChild {
  /** Settles when the child polls for the first time. */
  ready: Promise<void>;
  /** It runs and has been heard of lately. */
  isAlive(): boolean;
  stop(): Promise<void>;
}

/** Keeps one vision child running: a new one when it exits, or when it says nothing for a minute. */
export function keepVisionChild(logger: Logger, file: VisionChild): KeptChild {
  const entry = fileURLToPath(new URL(`./${file}`, import.meta.url));
  let stopping = false;
  let child: ChildProcess;
  let heardAt: number;
  const ready = Promise.withResolvers<undefined>();

  function start(): void {
    heardAt = Date.now();
    child = fork(entry, { execArgv: process.execArgv });
    child.on('message', (message: FromVisionChild) => {
      heardAt = Date.now();
      if (message.type === 'ready') ready.resolve(undefined);
    });
    child.on('exit', (code, signal) => {
      if (stopping) return;
      logger.warn({ code, signal }, 'a vision child ended and is replaced');
      setTimeout(() => {
        if (!stopping) start();
      }, RESTART_AFTER_MS);
    });
  }

  start();
  const watch = setInterval(() => {
    const silentMs = Date.now() - heardAt;
    if (silentMs < SILENT_LIMIT_MS) return;
    logger.error({ silentMs }, 'a vision child is silent and is killed');
    child.kill('SIGKILL');
  }, LOOK_EVERY_MS);

  return {
    ready: ready.promise,
    isAlive: () =>
      child.exitCode === null &&
      child.signalCode === null &&
      Date.now() - heardAt < SILENT_LIMIT_MS,
    async stop() {
      stopping = true;
      clearInterval(watch);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await gone;
      clearTimeout(limit);
    },
  };
}

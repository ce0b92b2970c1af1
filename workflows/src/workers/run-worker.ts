import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@focus-racer/service-kit';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { keepTokensOutOfFailures } from '../activities/without-tokens.ts';
import { traceActivities } from '../tracing/activity-interceptor.ts';
import { logThrough } from './runtime-log.ts';

const RETRY_MS = 1_000;
/** Below a supervisor's patience; what is cut off is done again by another worker. */
const SHUTDOWN_GRACE = '3 seconds';

export interface RunningWorker {
  isPolling(): boolean;
  stop(): Promise<void>;
}

/**
 * Polls one task queue for as long as the process lives: waits for a Temporal that is not there yet
 * and starts over when the worker gives up. Resolves when it polls for the first time.
 */
export async function runWorker(
  logger: Logger,
  temporal: { address: string; namespace: string },
  options: Omit<WorkerOptions, 'connection' | 'namespace'>,
): Promise<RunningWorker> {
  logThrough(logger);
  let stopping = false;
  let worker = await createWorker();
  const ended = supervise();
  return {
    isPolling: () => worker.getState() === 'RUNNING',
    async stop() {
      stopping = true;
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };

  async function supervise(): Promise<void> {
    for (;;) {
      try {
        await worker.run();
        return;
      } catch (error) {
        if (stopping) return;
        logger.warn({ err: error }, 'the worker starts over');
        await delay(RETRY_MS);
        worker = await createWorker();
      }
    }
  }

  async function createWorker(): Promise<Worker> {
    for (;;) {
      let connection: NativeConnection | null = null;
      try {
        connection = await NativeConnection.connect({ address: temporal.address });
        return await Worker.create({
          ...options,
          connection,
          namespace: temporal.namespace,
          shutdownGraceTime: SHUTDOWN_GRACE,
          interceptors: { activity: [traceActivities, keepTokensOutOfFailures] },
        });
      } catch (error) {
        await connection?.close();
        logger.info({ err: error }, 'waiting for Temporal');
        await delay(RETRY_MS);
      }
    }
  }
}

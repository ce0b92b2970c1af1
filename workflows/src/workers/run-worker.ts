import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@focus-racer/service-kit';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { traceActivities } from '../tracing/activity-interceptor.ts';

const RETRY_MS = 1_000;
/** Below the supervisor's patience; what is cut off is done again by another worker. */
const SHUTDOWN_GRACE = '5 seconds';

export interface RunningWorker {
  stop(): Promise<void>;
}

/**
 * Polls one task queue for as long as the process lives: waits for a Temporal that is not there yet
 * and starts over when the connection is lost for good. Resolves when it polls for the first time.
 */
export async function runWorker(
  logger: Logger,
  temporal: { address: string; namespace: string },
  options: Omit<WorkerOptions, 'connection' | 'namespace'>,
): Promise<RunningWorker> {
  installLogger(logger);
  let stopping = false;
  let worker = await createWorker();
  let running = worker.run();

  const supervise = async (): Promise<void> => {
    for (;;) {
      try {
        await running;
        return;
      } catch (error) {
        if (stopping) return;
        logger.warn({ err: error }, 'the worker starts over');
        await delay(RETRY_MS);
        worker = await createWorker();
        running = worker.run();
      }
    }
  };

  async function createWorker(): Promise<Worker> {
    for (;;) {
      try {
        const connection = await NativeConnection.connect({ address: temporal.address });
        return await Worker.create({
          ...options,
          connection,
          namespace: temporal.namespace,
          shutdownGraceTime: SHUTDOWN_GRACE,
          interceptors: { ...options.interceptors, activity: [traceActivities] },
        });
      } catch (error) {
        if (stopping) throw error;
        logger.info({ err: error }, 'waiting for Temporal');
        await delay(RETRY_MS);
      }
    }
  }

  const supervised = supervise();
  return {
    async stop() {
      stopping = true;
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await supervised;
    },
  };
}

function installLogger(logger: Logger): void {
  const levels = {
    TRACE: 'debug',
    DEBUG: 'debug',
    INFO: 'debug',
    WARN: 'warn',
    ERROR: 'error',
  } as const;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const { error, taskQueue, workflowId, activityType, attempt } = meta ?? {};
      logger[levels[level]]({ err: error, taskQueue, workflowId, activityType, attempt }, message);
    }),
  });
}

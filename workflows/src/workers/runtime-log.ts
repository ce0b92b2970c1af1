import type { Logger } from '@focus-racer/service-kit';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

const LEVELS = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const;

/** Sends the lines of Temporal's runtime through the process's logger; once a process. */
export function logThrough(logger: Logger): void {
  Runtime.install({
    // The process has its own order of ending (runProcess).
    shutdownSignals: [],
    telemetryOptions: {
      logging: {
        forward: {},
        filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }),
      },
    },
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const { error, taskQueue, workflowId, activityType, attempt } = meta ?? {};
      logger[LEVELS[level]]({ err: error, taskQueue, workflowId, activityType, attempt }, message);
    }),
  });
}

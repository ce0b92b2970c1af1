import type { Logger } from '@focus-racer/service-kit';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

const LEVELS = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const;

/** Every poller tells again and again that the server is away: one line for all of them will do. */
const CALL_RETRIED = /^gRPC call \S+ retried/;
const ONE_LINE_EVERY_MS = 10_000;

let installed = false;

/** Sends the lines of Temporal's runtime through the process's logger; once a process, however often asked. */
export function logThrough(logger: Logger): void {
  if (installed) return;
  installed = true;
  let toldAt = 0;
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
      if (CALL_RETRIED.test(message)) {
        if (Date.now() - toldAt < ONE_LINE_EVERY_MS) return;
        toldAt = Date.now();
      }
      const { error, taskQueue, workflowId, activityType, attempt } = meta ?? {};
      logger[LEVELS[level]]({ err: error, taskQueue, workflowId, activityType, attempt }, message);
    }),
  });
}

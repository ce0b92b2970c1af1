import { withTrace } from '@focus-racer/service-kit';
import { defaultPayloadConverter } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';

/** Runs an activity inside the trace of the request that began its workflow. */
export function traceActivities(): ActivityInterceptors {
  return {
    inbound: {
      execute(input, next) {
        const header = input.headers['traceparent'];
        const traceparent = header
          ? defaultPayloadConverter.fromPayload<string>(header)
          : undefined;
        return withTrace(traceparent, () => next(input));
      },
    },
  };
}

import { TASK_QUEUES } from '@focus-racer/contracts';
import type { WorkerOptions } from '@temporalio/worker';
import type { CloudSteps } from '../activities/ask-cloud.ts';

/** The rest is for calls that others make on the same account, and for clocks that differ. */
const SHARE_OF_QUOTA = 0.95;
/** A call takes 0.7 s; at twice that and with one in ten hung there is still room for the next. */
const CALLS_UNDER_WAY_IN_SECONDS = 2;
const LEAST_CALLS_UNDER_WAY = 4;

/** How many calls to one API may be under way at once. */
export function callsUnderWay(quotaPerSecond: number): number {
  return Math.max(LEAST_CALLS_UNDER_WAY, Math.ceil(quotaPerSecond * CALLS_UNDER_WAY_IN_SECONDS));
}

/**
 * One queue an API, each emptied by the Temporal server at 0.95 of the account's quota, whatever the
 * number of workers. A try again waits in the same queue, so that it is paced like the first.
 */
export function cloudQueues(
  steps: CloudSteps,
  quotaPerSecond: number,
): Pick<
  WorkerOptions,
  | 'taskQueue'
  | 'activities'
  | 'maxTaskQueueActivitiesPerSecond'
  | 'maxActivitiesPerSecond'
  | 'maxConcurrentActivityTaskExecutions'
>[] {
  const { cloudText, cloudLabels, cloudFaces } = TASK_QUEUES;
  return [cloudText, cloudLabels, cloudFaces].map((taskQueue) => ({
    taskQueue,
    activities: { ...steps },
    maxTaskQueueActivitiesPerSecond: quotaPerSecond * SHARE_OF_QUOTA,
    // The server makes up for an idle time by a second's worth at once; this spreads it.
    maxActivitiesPerSecond: quotaPerSecond,
    maxConcurrentActivityTaskExecutions: callsUnderWay(quotaPerSecond),
  }));
}

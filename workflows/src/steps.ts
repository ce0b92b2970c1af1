import { TASK_QUEUES } from '@focus-racer/contracts';
import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  sleep,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { ImageSteps } from './activities/render-photo.ts';
import type { PageSteps } from './activities/page-steps.ts';
import type { QuickSteps } from './activities/quick-steps.ts';
import type { VisionSteps } from './activities/read-photo.ts';
import type { StoreSteps } from './activities/rotate-addresses.ts';

const WAIT_AFTER_A_MINUTE_OF_FAILURES = '15 seconds';
/** Times in a row that a photo's work may end without an answer (a crash, a hang) before we give it up. */
const SILENT_ENDS = 6;

/** A database step asked of a subgraph: a local activity, because it costs a tenth of a scheduled one. */
export function quickSteps(): QuickSteps {
  return proxyLocalActivities<QuickSteps>({
    startToCloseTimeout: '5 seconds',
    scheduleToCloseTimeout: '1 minute',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
  });
}

/** One page of a batch. */
export function pageSteps(): PageSteps {
  return proxyActivities<PageSteps>({
    startToCloseTimeout: '1 minute',
    retry: { initialInterval: '500 milliseconds', maximumInterval: '15 seconds' },
  });
}

export function imageSteps(photo: { eventId: string }): ImageSteps {
  return proxyActivities<ImageSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '6 seconds',
    retry: heavyRetry,
    priority: { fairnessKey: photo.eventId },
    summary: 'renditions and measures',
  });
}

export function visionSteps(photo: { eventId: string }): VisionSteps {
  return proxyActivities<VisionSteps>({
    taskQueue: TASK_QUEUES.vision,
    startToCloseTimeout: '2 minutes',
    heartbeatTimeout: '10 seconds',
    retry: heavyRetry,
    priority: { fairnessKey: photo.eventId },
    summary: 'read bib numbers',
  });
}

export function storeSteps(event: { eventId: string }): StoreSteps {
  return proxyActivities<StoreSteps>({
    taskQueue: TASK_QUEUES.images,
    startToCloseTimeout: '1 minute',
    heartbeatTimeout: '20 seconds',
    retry: heavyRetry,
    priority: { fairnessKey: event.eventId },
    summary: 'move renditions to new addresses',
  });
}

const heavyRetry = {
  initialInterval: '500 milliseconds',
  maximumInterval: '15 seconds',
  maximumAttempts: SILENT_ENDS,
} as const;

/**
 * Tries a step until it succeeds, however long a part of the system is away. Throws what will not
 * change by trying again: a refusal, a cancellation, work that ended silently SILENT_ENDS times.
 */
export async function until<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (isCancellation(error) || isRefusal(error) || outOfPatience(error)) throw error;
      await sleep(WAIT_AFTER_A_MINUTE_OF_FAILURES);
    }
  }
}

/** The worker was lost or hung each time: the last attempt timed out while it ran. */
export function outOfPatience(error: unknown): boolean {
  if (!(error instanceof ActivityFailure) || !(error.cause instanceof TimeoutFailure)) return false;
  return error.activityType in SILENT_STEPS && error.cause.timeoutType !== 'SCHEDULE_TO_START';
}

const SILENT_STEPS = { render: true, read: true } as const;

function isRefusal(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    error.cause.nonRetryable === true
  );
}

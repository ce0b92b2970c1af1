import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  sleep,
  TimeoutFailure,
} from '@temporalio/workflow';

const PAUSE = '15 seconds';
const WORKERS_LOST_TO_ONE_PHOTO = 6;

/**
 * Tries a step until it succeeds, for ever: however long a part of the system is away, nothing is
 * lost. Throws what trying again would not change: a refusal, a cancellation.
 */
export async function patiently<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof ActivityFailure) || isCancellation(error) || isRefusal(error)) {
        throw error;
      }
      await sleep(PAUSE);
    }
  }
}

/**
 * Does work that may take its worker down (a crash, a hang): null once it has done so
 * WORKERS_LOST_TO_ONE_PHOTO times. Ordinary errors are the retry policy's affair.
 */
export async function unlessWorkersDie<T>(work: () => Promise<T>): Promise<T | null> {
  for (let lost = 1; ; lost += 1) {
    try {
      return await work();
    } catch (error) {
      if (!endedSilently(error)) throw error;
      if (lost === WORKERS_LOST_TO_ONE_PHOTO) return null;
      // At different times, or the photos that shared the worker would share the next ones too.
      if (lost > 1) await sleep(Math.random() * 2 ** lost * 500);
    }
  }
}

/** What asking again would not change. */
export function isRefusal(error: ActivityFailure): boolean {
  return error.cause instanceof ApplicationFailure && error.cause.nonRetryable === true;
}

function endedSilently(error: unknown): boolean {
  return error instanceof ActivityFailure && error.cause instanceof TimeoutFailure;
}

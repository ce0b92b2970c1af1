import { ApplicationFailure } from '@temporalio/common';
import type { CloudCallError, CloudTrouble } from '../vision/rekognition/cloud-call-error.ts';
import { fullJitterMs } from './full-jitter.ts';

/** After so many tries at one call the photo is read on this machine instead. */
const TRIES: Record<CloudTrouble, number> = { THROTTLED: 8, BROKEN: 4, REFUSED: 1 };

/** A call's failure as Temporal takes it: tried again after a full jitter, or given up. */
export function cloudFailure(error: CloudCallError, attempt: number): ApplicationFailure {
  const { message, trouble, cause } = error;
  return ApplicationFailure.create({
    message,
    type: trouble,
    nonRetryable: attempt >= TRIES[trouble],
    nextRetryDelay: fullJitterMs(attempt),
    ...(cause instanceof Error && { cause }),
  });
}

import { AppError } from '@focus-racer/service-kit';
import { ApplicationFailure } from '@temporalio/common';

/** A subgraph's refusal will not change by asking again: it ends the workflow visibly. */
export async function refusalsAreFinal<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'RATE_LIMITED') {
      throw ApplicationFailure.nonRetryable(error.message, error.code);
    }
    throw error;
  }
}

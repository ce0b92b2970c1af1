import { Context } from '@temporalio/activity';

const BEAT_MS = 1_500;

/**
 * Tells Temporal that this worker lives while it works, so that a killed one costs seconds only. Not
 * at once: most work is over before the first beat, and each one is a write at the server.
 */
export async function whileBeating<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), BEAT_MS);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(beat);
  }
}

import { ALIVE_EVERY_MS, type FromVisionChild } from './vision-messages.ts';

/** Tells the parent again and again that this process lives. */
export function tellParentOfLife(): { end(): void } {
  const alive: FromVisionChild = { type: 'alive' };
  // A parent that is gone hears nothing; runProcess ends this process then.
  const beat = setInterval(
    () => process.send?.(alive, undefined, undefined, () => undefined),
    ALIVE_EVERY_MS,
  );
  return { end: () => clearInterval(beat) };
}

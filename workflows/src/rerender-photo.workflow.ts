import type { PhotoInput } from '@focus-racer/contracts';
import { setHandler } from '@temporalio/workflow';
import { lookAgain } from './over-pages.ts';
import { unlessWorkersDie } from './patience.ts';
import { rerenderSteps } from './steps.ts';

/** Renders one photo again after its own look changed, and once more when that changes meanwhile. */
export async function rerenderPhoto(input: PhotoInput): Promise<void> {
  const { eventId, photoId } = input;
  let signals = 0;
  let seen: number;
  setHandler(lookAgain, () => {
    signals += 1;
  });
  do {
    seen = signals;
    await unlessWorkersDie(() => rerenderSteps(input).rerender({ eventId, photoId }));
  } while (signals > seen);
}

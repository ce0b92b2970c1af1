import type { DrawingInput } from '@focus-racer/contracts';
import { setHandler } from '@temporalio/workflow';
import { lookAgain } from './over-pages.ts';
import { patiently, unlessWorkersDie } from './patience.ts';
import { drawingSteps } from './steps.ts';

/** Draws what somebody asked for of a photo, and once more when it was asked for meanwhile. */
export async function drawOnDemand({ photoId, eventId, kind }: DrawingInput): Promise<void> {
  const steps = drawingSteps({ eventId });
  const drawing = { photoId, eventId, kind };
  let signals = 0;
  let seen: number;
  setHandler(lookAgain, () => {
    signals += 1;
  });
  do {
    seen = signals;
    const answer = await unlessWorkersDie(() => steps.drawOnDemand(drawing));
    if (!answer?.drawn) await patiently(() => steps.failDrawing(drawing));
  } while (signals > seen);
}

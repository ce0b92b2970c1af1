import type { LookPreviewInput } from '@focus-racer/contracts';
import { sleep } from '@temporalio/workflow';
import { patiently, unlessWorkersDie } from './patience.ts';
import { lookPreviewSteps } from './steps.ts';

/** The page asks for its address for as long, and no cache outlives it by much. */
const KEPT = '15 minutes';

/** Draws a photo as it would look, and removes the drawing when nobody looks at it any more. */
export async function drawLookPreview({ eventId, previewId }: LookPreviewInput): Promise<void> {
  const steps = lookPreviewSteps({ eventId });
  const drawn = await unlessWorkersDie(() => steps.drawLookPreview({ previewId }));
  if (!drawn) await patiently(() => steps.failLookPreview({ previewId }));
  await sleep(KEPT);
  await patiently(() => steps.removeLookPreview({ eventId, previewId }));
}

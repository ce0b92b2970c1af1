import { SWEEP_WORKFLOW } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { patiently } from './patience.ts';
import { pageSteps } from './steps.ts';

/** Takes up photos that stay on the way for too long: whatever was lost, this finds it. */
export async function sweepPhotos(input: Partial<Cursor>): Promise<void> {
  const pages = pageSteps(SWEEP_WORKFLOW, 'start a page of photos that stand still');
  await overPages(input, async (after) => {
    const { next } = await patiently(() => pages.startStalePhotos({ after }));
    return next;
  });
}

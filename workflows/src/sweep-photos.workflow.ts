import { type Cursor, overPages } from './over-pages.ts';
import { pageSteps, until } from './steps.ts';

/** Takes up photos that stay on the way for too long: whatever was lost, this finds it. */
export async function sweepPhotos(input: Partial<Cursor> = {}): Promise<void> {
  const pages = pageSteps();
  await overPages(input, async (after) => {
    const page = await until(() => pages.startStalePhotos({ after }));
    return page.next;
  });
}

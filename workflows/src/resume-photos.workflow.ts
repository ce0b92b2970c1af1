import type { OrganizationInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { patiently } from './patience.ts';
import { pageSteps } from './steps.ts';

/** Goes on with an organization's photos that wait for credits, after its balance rose. */
export async function resumePhotos(input: OrganizationInput & Partial<Cursor>): Promise<void> {
  const { organizationId } = input;
  const pages = pageSteps(organizationId, 'start a page of waiting photos');
  await overPages(input, async (after) => {
    const { next } = await patiently(() => pages.startWaitingPhotos({ organizationId, after }));
    return next;
  });
}

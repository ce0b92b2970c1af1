import type { OrganizationInput } from '@focus-racer/contracts';
import { type Cursor, overPages } from './over-pages.ts';
import { pageSteps, until } from './steps.ts';

/** Goes on with an organization's photos that wait for credits, after its balance rose. */
export async function resumePhotos(input: OrganizationInput & Partial<Cursor>): Promise<void> {
  const pages = pageSteps();
  await overPages(input, async (after) => {
    const page = await until(() =>
      pages.startWaitingPhotos({ organizationId: input.organizationId, after }),
    );
    return page.next;
  });
}

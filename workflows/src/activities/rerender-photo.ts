import { beginRerender, recordRerendered } from '@focus-racer/contracts';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';
import { renderAnew } from './render-anew.ts';
import type { ImageParts } from './render-photo.ts';
import { tidyUp } from './tidy-up.ts';

export interface RerenderSteps {
  /**
   * Makes a photo look as its event wants now: renders beside what is shown, switches, removes what
   * was shown. A photo that looks right already is only tidied up after. UNUSABLE leaves it as it is.
   */
  rerender(photo: { eventId: string; photoId: string }): Promise<{ outcome: RerenderOutcome }>;
}
export type RerenderOutcome = 'RENDERED' | 'FRESH' | 'SUPERSEDED' | 'UNUSABLE';

export function createRerenderSteps(parts: ImageParts): RerenderSteps {
  const { internal } = parts;

  return {
    rerender: ({ eventId, photoId }) =>
      whileBeating(async () => {
        const begun = await refusalsAreFinal(() => internal.ask(beginRerender, { photoId }));
        await tidyUp(parts, { eventId, photoId }, begun.old);
        if (!begun.needed) return { outcome: 'FRESH' };

        const photo = await renderAnew(parts, photoId);
        if (!photo) return { outcome: 'UNUSABLE' };
        const { publicToken, recipe } = photo;
        const recorded = await refusalsAreFinal(() =>
          internal.ask(recordRerendered, { photoId, publicToken, recipe }),
        );
        if (recorded.outcome === 'MOVING') throw new Error('the renditions are being moved');
        await tidyUp(parts, photo, recorded.old);
        return { outcome: recorded.outcome === 'SWITCHED' ? 'RENDERED' : 'SUPERSEDED' };
      }),
  };
}

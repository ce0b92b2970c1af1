import {
  beginRerender,
  forgetOldRenditions,
  type OldRendition,
  recordRerendered,
} from '@focus-racer/contracts';
import { renderPhoto } from '../imaging/render-photo.ts';
import { whileBeating } from './heartbeat.ts';
import { readLogo } from './read-logo.ts';
import { readOriginal } from './read-original.ts';
import { refusalsAreFinal } from './refusals.ts';
import type { ImageParts } from './render-photo.ts';
import { removeRenditions, storeRenditions } from './store-renditions.ts';

export interface RerenderSteps {
  /**
   * Makes a photo look as its event wants now: renders beside what is shown, switches, removes what
   * was shown. A photo that looks right already is only tidied up after. UNUSABLE leaves it as it is.
   */
  rerender(photo: { eventId: string; photoId: string }): Promise<{ outcome: RerenderOutcome }>;
}
export type RerenderOutcome = 'RENDERED' | 'FRESH' | 'SUPERSEDED' | 'UNUSABLE';

export function createRerenderSteps(parts: ImageParts): RerenderSteps {
  const { internal, store, cameraSalt } = parts;

  async function remove(
    photo: { eventId: string; photoId: string },
    old: OldRendition[],
  ): Promise<void> {
    if (old.length === 0) return;
    for (const one of old) await removeRenditions(store, photo, one);
    const publicTokens = old.map(({ publicToken }) => publicToken);
    await internal.ask(forgetOldRenditions, { photoId: photo.photoId, publicTokens });
  }

  return {
    rerender: ({ eventId, photoId }) =>
      whileBeating(async () => {
        const begun = await refusalsAreFinal(() => internal.ask(beginRerender, { photoId }));
        await remove({ eventId, photoId }, begun.old);
        if (!begun.needed) return { outcome: 'FRESH' };

        const original = await readOriginal(parts, photoId);
        if (original.outcome === 'UNUSABLE') return { outcome: 'UNUSABLE' };
        const { bytes, ...photo } = original;
        const logo = await readLogo(store, photo.look);
        const rendering = await renderPhoto({ ...photo, original: bytes, logo, cameraSalt });
        if (rendering.outcome === 'UNUSABLE') return { outcome: 'UNUSABLE' };
        await storeRenditions(store, photo, rendering.files);

        const { publicToken, recipe } = photo;
        const recorded = await refusalsAreFinal(() =>
          internal.ask(recordRerendered, { photoId, publicToken, recipe }),
        );
        if (recorded.outcome === 'MOVING') throw new Error('the renditions are being moved');
        await remove(photo, recorded.old);
        return { outcome: recorded.outcome === 'SWITCHED' ? 'RENDERED' : 'SUPERSEDED' };
      }),
  };
}

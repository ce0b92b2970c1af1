import type { RenderResult } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { renderPhoto } from '../imaging/render-photo.ts';
import { whileBeating } from './heartbeat.ts';
import { readLogo } from './read-logo.ts';
import { readOriginal } from './read-original.ts';
import { storeRenditions } from './store-renditions.ts';

export interface ImageSteps {
  /**
   * Makes the three renditions and measures the photo. Writes under the keys that the photo's row
   * fixed, so a second run writes the same bytes to the same places.
   */
  render(photo: { photoId: string }): Promise<RenderResult>;
}

export interface ImageParts {
  internal: InternalClient;
  store: ObjectStore;
  /** Secret: camera keys are salted hashes of serial numbers. */
  cameraSalt: string;
}

export function createImageSteps(parts: ImageParts): ImageSteps {
  return {
    render: ({ photoId }) =>
      whileBeating(async () => {
        const original = await readOriginal(parts, photoId);
        if (original.outcome === 'UNUSABLE') return original;
        const { bytes, ...photo } = original;
        const rendering = await renderPhoto({
          ...photo,
          original: bytes,
          logo: await readLogo(parts.store, photo.look),
          cameraSalt: parts.cameraSalt,
        });
        if (rendering.outcome === 'UNUSABLE') return rendering;
        await storeRenditions(parts.store, photo, rendering.files);
        return rendering.facts;
      }),
  };
}

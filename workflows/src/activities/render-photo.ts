import {
  PREVIEW_SIZE_PX,
  PUBLIC_MAX_AGE_SECONDS,
  publicRenditionKey,
  type RenderResult,
  THUMBNAIL_SIZE_PX,
  webRenditionKey,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { renderPhoto } from '../imaging/render-photo.ts';
import { whileBeating } from './heartbeat.ts';
import { readOriginal } from './read-original.ts';

const PRIVATE_JPEG = { contentType: 'image/jpeg' };
const PUBLIC_JPEG = {
  contentType: 'image/jpeg',
  cacheControl: `public, max-age=${PUBLIC_MAX_AGE_SECONDS}`,
};

export interface ImageSteps {
  /**
   * Makes the three renditions and measures the photo. Writes under the keys that the photo's row
   * fixed, so a second run writes the same bytes to the same places.
   */
  render(photo: { photoId: string }): Promise<RenderResult>;
}

export function createImageSteps(parts: {
  internal: InternalClient;
  store: ObjectStore;
  /** Secret: camera keys are salted hashes of serial numbers. */
  cameraSalt: string;
}): ImageSteps {
  const { store, cameraSalt } = parts;
  return {
    render: ({ photoId }) =>
      whileBeating(async () => {
        const original = await readOriginal(parts, photoId);
        if (original.outcome === 'UNUSABLE') return original;
        const { bytes, eventName } = original;
        const rendering = await renderPhoto({ original: bytes, eventName, cameraSalt });
        if (rendering.outcome === 'UNUSABLE') return rendering;

        const { facts, files } = rendering;
        const at = { ...original, recipe: facts.recipe };
        const preview = publicRenditionKey({ ...at, sizePx: PREVIEW_SIZE_PX });
        const thumbnail = publicRenditionKey({ ...at, sizePx: THUMBNAIL_SIZE_PX });
        await Promise.all([
          store.write(webRenditionKey(at), files.web, PRIVATE_JPEG),
          store.write(preview, files.preview, PUBLIC_JPEG),
          store.write(thumbnail, files.thumbnail, PUBLIC_JPEG),
        ]);
        return facts;
      }),
  };
}

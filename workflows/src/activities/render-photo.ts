import { createHash } from 'node:crypto';
import {
  originalKey,
  photoWork,
  PREVIEW_SIZE_PX,
  PUBLIC_MAX_AGE_SECONDS,
  publicRenditionKey,
  RENDITION_RECIPE,
  type RenderResult,
  THUMBNAIL_SIZE_PX,
  webRenditionKey,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { renderPhoto } from '../imaging/render-photo.ts';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';

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
  cameraSalt: string;
}): ImageSteps {
  const { internal, store, cameraSalt } = parts;
  return {
    render: ({ photoId }) =>
      whileBeating(async () => {
        const work = await refusalsAreFinal(() => internal.ask(photoWork, { photoId }));
        const original = await store.read(originalKey(work));
        const sha256 = createHash('sha256').update(original).digest('hex');
        if (sha256 !== work.sha256) return { outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' };

        const rendering = await renderPhoto({ original, eventName: work.eventName, cameraSalt });
        if (rendering.outcome === 'UNUSABLE') return rendering;
        const { web, preview, thumbnail } = rendering.files;
        const at = { ...work, recipe: RENDITION_RECIPE };
        const marked = {
          contentType: 'image/jpeg',
          cacheControl: `public, max-age=${PUBLIC_MAX_AGE_SECONDS}`,
        };
        await Promise.all([
          store.write(webRenditionKey(at), web, { contentType: 'image/jpeg' }),
          store.write(publicRenditionKey({ ...at, sizePx: PREVIEW_SIZE_PX }), preview, marked),
          store.write(publicRenditionKey({ ...at, sizePx: THUMBNAIL_SIZE_PX }), thumbnail, marked),
        ]);
        return rendering.facts;
      }),
  };
}

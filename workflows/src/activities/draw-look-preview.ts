import {
  type EventLook,
  forgetLookPreview,
  lookPreviewKey,
  lookPreviewWork,
  recordLookPreview,
} from '@focus-racer/contracts';
import { renderPhoto } from '../imaging/render-photo.ts';
import { whileBeating } from './heartbeat.ts';
import { readLogo } from './read-logo.ts';
import { readOriginal } from './read-original.ts';
import { refusalsAreFinal } from './refusals.ts';
import type { ImageParts } from './render-photo.ts';

export interface LookPreviewSteps {
  /** Draws the photo by the very code that would render it, from its original. Idempotent. */
  drawLookPreview(preview: { previewId: string }): Promise<{ drawn: boolean }>;
  failLookPreview(preview: { previewId: string }): Promise<void>;
  removeLookPreview(preview: { eventId: string; previewId: string }): Promise<void>;
}

export function createLookPreviewSteps(parts: ImageParts): LookPreviewSteps {
  const { internal, store, cameraSalt } = parts;

  async function draw(photoId: string, look: EventLook): Promise<Buffer | null> {
    const original = await readOriginal(parts, photoId);
    if (original.outcome === 'UNUSABLE') return null;
    const { bytes, eventName, recipe } = original;
    const logo = await readLogo(store, look);
    const input = { original: bytes, eventName, recipe, look, logo, cameraSalt };
    const rendering = await renderPhoto(input);
    return rendering.outcome === 'UNUSABLE' ? null : rendering.files.preview;
  }

  return {
    drawLookPreview: ({ previewId }) =>
      whileBeating(async () => {
        const { eventId, photoId, look } = await refusalsAreFinal(() =>
          internal.ask(lookPreviewWork, { previewId }),
        );
        const file = await draw(photoId, look);
        if (file) {
          await store.write(lookPreviewKey({ eventId, previewId }), file, {
            contentType: 'image/jpeg',
          });
        }
        await internal.ask(recordLookPreview, { previewId, drawn: file !== null });
        return { drawn: file !== null };
      }),
    async failLookPreview({ previewId }) {
      await internal.ask(recordLookPreview, { previewId, drawn: false });
    },
    async removeLookPreview({ eventId, previewId }) {
      await store.remove(lookPreviewKey({ eventId, previewId }));
      await internal.ask(forgetLookPreview, { previewId });
    },
  };
}

import {
  beginDrawing,
  type DrawingInput,
  drawingKey,
  type DrawingWork,
  failDrawing,
  recordDrawing,
  shareKey,
} from '@focus-racer/contracts';
import { drawComparison } from '../imaging/draw-comparison.ts';
import { drawCrop } from '../imaging/draw-crop.ts';
import { UnusableImageError } from '../imaging/upright-pixels.ts';
import { whileBeating } from './heartbeat.ts';
import { readLogo } from './read-logo.ts';
import { type Original, readOriginal } from './read-original.ts';
import { refusalsAreFinal } from './refusals.ts';
import { tidyUp } from './tidy-up.ts';
import type { ImageParts } from './render-photo.ts';
import { PRIVATE_JPEG, PUBLIC_JPEG } from './store-renditions.ts';

type DrawingOfPhoto = Omit<DrawingInput, 'organizationId'>;

export interface DrawingSteps {
  /** Draws beside the photo's renditions what somebody asked for. Idempotent. */
  drawOnDemand(drawing: DrawingOfPhoto): Promise<{ drawn: boolean }>;
  failDrawing(drawing: DrawingOfPhoto): Promise<void>;
}

export function createDrawingSteps(parts: Omit<ImageParts, 'cameraSalt'>): DrawingSteps {
  const { internal, store } = parts;

  async function write(drawing: DrawingOfPhoto, work: DrawingWork, original: Original) {
    const at = { ...drawing, ...work };
    if (!work.box) {
      const { before, after } = await drawComparison(original.bytes);
      await store.write(drawingKey(at, 'before'), before, PRIVATE_JPEG);
      await store.write(drawingKey(at, 'after'), after, PRIVATE_JPEG);
      return;
    }
    const { look, box } = work;
    const { bytes, eventName } = original;
    const logo = await readLogo(store, look);
    const { download, share } = await drawCrop({ original: bytes, eventName, look, logo, box });
    await store.write(drawingKey(at, 'download'), download, PRIVATE_JPEG);
    await store.write(shareKey(at), share, PUBLIC_JPEG);
  }

  async function draw(drawing: DrawingOfPhoto): Promise<{ drawn: boolean }> {
    const { photoId, kind } = drawing;
    const { work, old } = await refusalsAreFinal(() =>
      internal.ask(beginDrawing, { photoId, kind }),
    );
    await tidyUp(parts, drawing, old);
    if (!work) return { drawn: false };
    const original = await readOriginal(parts, photoId);
    if (original.outcome === 'UNUSABLE') return { drawn: false };
    await write(drawing, work, original);

    const { publicToken, recipe, variant } = work;
    const recorded = await refusalsAreFinal(() =>
      internal.ask(recordDrawing, { photoId, kind, publicToken, recipe, variant }),
    );
    await tidyUp(parts, drawing, recorded.old);
    if (recorded.outcome === 'RECORDED') return { drawn: true };
    throw new Error('the renditions moved on meanwhile');
  }

  return {
    drawOnDemand: (drawing) =>
      whileBeating(async () => {
        try {
          return await draw(drawing);
        } catch (error) {
          if (error instanceof UnusableImageError) return { drawn: false };
          throw error;
        }
      }),
    async failDrawing({ photoId, kind }) {
      await internal.ask(failDrawing, { photoId, kind });
    },
  };
}

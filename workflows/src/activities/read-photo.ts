import { originalKey, photoWork, type ReadingResult } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { decodeForReading } from '../imaging/decode-for-reading.ts';
import type { VisionEngine } from '../vision/vision-engine.ts';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';

export interface VisionSteps {
  /** What the engine reads on the photo. Writes nothing. */
  read(photo: { photoId: string }): Promise<ReadingResult>;
}

export function createVisionSteps(parts: {
  internal: InternalClient;
  store: ObjectStore;
  engine: VisionEngine;
}): VisionSteps {
  const { internal, store, engine } = parts;
  return {
    read: ({ photoId }) =>
      whileBeating(async (signal) => {
        const work = await refusalsAreFinal(() => internal.ask(photoWork, { photoId }));
        const original = await store.read(originalKey(work));
        return engine.read(await decodeForReading(original), signal);
      }),
  };
}

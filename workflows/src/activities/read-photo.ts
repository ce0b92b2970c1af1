import type { ReadingResult, UnusablePhoto } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { decodeForReading } from '../imaging/decode-for-reading.ts';
import { measurePeople } from '../imaging/measure-people.ts';
import { UnusableImageError } from '../imaging/upright-pixels.ts';
import type { VisionEngine } from '../vision/vision-engine.ts';
import { whileBeating } from './heartbeat.ts';
import { readOriginal } from './read-original.ts';

export interface VisionSteps {
  /** What the engine reads on the photo. Writes nothing. */
  read(photo: { photoId: string }): Promise<ReadingResult | UnusablePhoto>;
}

export function createVisionSteps(parts: {
  internal: InternalClient;
  store: ObjectStore;
  engine: VisionEngine;
}): VisionSteps {
  const { engine } = parts;
  return {
    read: ({ photoId }) =>
      whileBeating(async (signal) => {
        const original = await readOriginal(parts, photoId);
        if (original.outcome === 'UNUSABLE') return original;
        try {
          const picture = await decodeForReading(original.bytes);
          const reading = await engine.read(picture, signal);
          return { ...reading, people: measurePeople(picture, reading.people, reading.lines) };
        } catch (error) {
          if (!(error instanceof UnusableImageError)) throw error;
          return { outcome: 'UNUSABLE', reason: error.reason };
        }
      }),
  };
}

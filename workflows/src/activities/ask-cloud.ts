import type { UnusablePhoto } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { Context } from '@temporalio/activity';
import { encodeForCloud, type PhotoForCloud } from '../imaging/encode-for-cloud.ts';
import { measurePeopleInFile } from '../imaging/measure-people.ts';
import { UnusableImageError } from '../imaging/upright-pixels.ts';
import { CloudCallError } from '../vision/rekognition/cloud-call-error.ts';
import type { FaceFindings, LabelFindings, TextFindings } from '../vision/rekognition/findings.ts';
import { MAX_PICTURE_BYTES, type Rekognition } from '../vision/rekognition/rekognition.ts';
import { cloudFailure } from './cloud-failure.ts';
import { whileBeating } from './heartbeat.ts';
import { PhotosForCloud } from './photos-for-cloud.ts';
import { readOriginal } from './read-original.ts';

export type { FaceFindings, LabelFindings, TextFindings };

interface PhotoOfGeneration {
  photoId: string;
  generation: number;
}

/** One call to the cloud each. They write nothing; a second run asks, and costs, once more. */
export interface CloudSteps {
  detectText(photo: PhotoOfGeneration): Promise<TextFindings | UnusablePhoto>;
  detectLabels(photo: PhotoOfGeneration): Promise<LabelFindings | UnusablePhoto>;
  detectFaces(photo: PhotoOfGeneration): Promise<FaceFindings | UnusablePhoto>;
}

export function createCloudSteps(parts: {
  internal: InternalClient;
  store: ObjectStore;
  rekognition: Rekognition;
}): CloudSteps {
  const { rekognition } = parts;
  const photos = new PhotosForCloud((photoId) => photoForCloud(parts, photoId));

  const ask = <T>(
    photo: PhotoOfGeneration,
    call: (picture: PhotoForCloud, signal: AbortSignal) => Promise<T>,
  ): Promise<T | UnusablePhoto> =>
    whileBeating(async (signal) => {
      const picture = await photos.get(photo);
      if ('outcome' in picture) return picture;
      try {
        return await call(picture, signal);
      } catch (error) {
        if (!(error instanceof CloudCallError)) throw error;
        throw cloudFailure(error, Context.current().info.attempt);
      }
    });

  return {
    detectText: (photo) => ask(photo, (picture, signal) => rekognition.detectText(picture, signal)),
    detectLabels: (photo) =>
      ask(photo, (picture, signal) => rekognition.detectLabels(picture, signal)),
    detectFaces: (photo) =>
      ask(photo, async (picture, signal) => {
        const { people } = await rekognition.detectFaces(picture, signal);
        // Its text is still being read: bibs count as cloth.
        return { people: await measurePeopleInFile(picture, people) };
      }),
  };
}

async function photoForCloud(
  parts: { internal: InternalClient; store: ObjectStore },
  photoId: string,
): Promise<PhotoForCloud | UnusablePhoto> {
  const original = await readOriginal(parts, photoId);
  if (original.outcome === 'UNUSABLE') return original;
  try {
    return await encodeForCloud(original.bytes, MAX_PICTURE_BYTES);
  } catch (error) {
    if (!(error instanceof UnusableImageError)) throw error;
    return { outcome: 'UNUSABLE', reason: error.reason };
  }
}

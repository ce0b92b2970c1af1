import type { PhotoIngestInput, ReadingResult, UnusablePhoto } from '@focus-racer/contracts';
import { ActivityFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import { mergeReading } from './merge-reading.ts';
import { cloudSteps } from './steps.ts';

/**
 * Asks the three APIs at once; null when one of them fails for good, and the others are then called
 * off. What their failures mean is decided where the calls are made (activities/cloud-failure.ts).
 */
export async function readInCloud(
  photo: PhotoIngestInput,
): Promise<ReadingResult | UnusablePhoto | null> {
  const { photoId, generation } = photo;
  const steps = cloudSteps(photo);
  const calls = new CancellationScope();
  try {
    const [text, labels, faces] = await calls.run(() =>
      Promise.all([
        steps.detectText({ photoId, generation }),
        steps.detectLabels({ photoId, generation }),
        steps.detectFaces({ photoId, generation }),
      ]),
    );
    if ('outcome' in text) return text;
    if ('outcome' in labels) return labels;
    if ('outcome' in faces) return faces;
    return mergeReading(text, labels, faces);
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    calls.cancel();
    return null;
  }
}

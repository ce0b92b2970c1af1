import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';

interface Calls {
  /** The photos to ask about, all at once: the queue is what spreads them over time. */
  photoIds: string[];
  options: ActivityOptions;
}

export async function callCloud({ photoIds, options }: Calls): Promise<void> {
  const { detectText } = proxyActivities<{
    detectText(photo: { photoId: string; generation: number }): Promise<unknown>;
  }>(options);
  await Promise.all(photoIds.map((photoId) => detectText({ photoId, generation: 1 })));
}

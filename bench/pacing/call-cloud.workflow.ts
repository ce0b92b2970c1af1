import { type ActivityOptions, proxyActivities } from '@temporalio/workflow';

interface Photo {
  photoId: string;
  generation: number;
}
interface Calls {
  /** Asked about all at once: the queue is what spreads the calls over time. */
  photos: Photo[];
  options: ActivityOptions;
}

export async function callCloud({ photos, options }: Calls): Promise<void> {
  const { detectText } = proxyActivities<{ detectText(photo: Photo): Promise<unknown> }>(options);
  await Promise.all(photos.map((photo) => detectText(photo)));
}

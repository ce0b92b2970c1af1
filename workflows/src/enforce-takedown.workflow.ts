import type { TakedownInput } from '@focus-racer/contracts';
import { patiently } from './patience.ts';
import { quickSteps } from './steps.ts';

/** Tells the catalog what a takedown wants of its photo, however long the catalog is away. */
export async function enforceTakedown({
  takedownId,
  photoId,
  version,
  held,
}: TakedownInput): Promise<void> {
  await patiently(() => quickSteps().enforceTakedown({ takedownId, photoId, version, held }));
}

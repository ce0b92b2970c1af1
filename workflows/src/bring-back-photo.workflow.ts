import type { BringBackPhotoInput, PhotoState } from '@focus-racer/contracts';
import { quickSteps, until } from './steps.ts';

/** Publishes a photo that was set aside: its credit is taken first. Out of credits, it waits as it is. */
export async function bringBackPhoto(input: BringBackPhotoInput): Promise<PhotoState> {
  const quick = quickSteps();
  const { outcome } = await until(() => quick.tryCaptureCredit(input));
  if (outcome === 'OUT_OF_CREDITS') return 'SET_ASIDE';
  const { state } = await until(() => quick.recordBroughtBack({ photoId: input.photoId }));
  return state;
}

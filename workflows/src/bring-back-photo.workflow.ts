import type { PhotoInput, PhotoState } from '@focus-racer/contracts';
import { patiently } from './patience.ts';
import { quickSteps } from './steps.ts';

/**
 * Publishes a photo that was set aside: its credit is taken first. Out of credits, it stays as it
 * is, and a purchase starts this again.
 */
export async function bringBackPhoto(input: PhotoInput): Promise<PhotoState> {
  const quick = quickSteps();
  const { outcome } = await patiently(() => quick.tryCaptureCredit(input));
  if (outcome === 'OUT_OF_CREDITS') return 'SET_ASIDE';
  const { state } = await patiently(() => quick.recordBroughtBack({ photoId: input.photoId }));
  return state;
}

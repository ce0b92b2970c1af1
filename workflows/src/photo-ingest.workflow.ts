import type {
  PhotoIngestInput,
  PhotoState,
  ReadingResult,
  RenderResult,
  UnusablePhoto,
} from '@focus-racer/contracts';
import { CLOUD_ENGINE } from './merge-reading.ts';
import { patiently, unlessWorkersDie } from './patience.ts';
import { readInCloud } from './read-in-cloud.ts';
import { imageSteps, quickSteps, visionSteps } from './steps.ts';

/** A file that takes its workers down time and again. */
const UNREADABLE: UnusablePhoto = { outcome: 'UNUSABLE', reason: 'UNREADABLE' };

/**
 * One photo, from its upload to the gallery: begin → hold a credit → render → read → record →
 * capture or void. Returns the state it ends in; AWAITING_CREDITS when it waits for a purchase.
 */
export async function photoIngest(input: PhotoIngestInput): Promise<PhotoState> {
  const { photoId, generation } = input;
  const quick = quickSteps();

  let begun = await begin();
  if (begun.state !== 'PROCESSING') return settle(begun.state);

  if (!(await holdCredit())) {
    await patiently(() => quick.parkPhoto({ photoId, generation }));
    // A purchase between the refused hold and the parking found nobody waiting: look again.
    if (!(await holdCredit())) return 'AWAITING_CREDITS';
    begun = await begin();
    if (begun.state !== 'PROCESSING') return settle(begun.state);
  }

  const { rendered, reading } = await work();
  const recorded = await patiently(() =>
    quick.recordPhoto({ photoId, generation, rendered, reading }),
  );
  return settle(recorded.state);

  function begin() {
    return patiently(() => quick.beginPhoto({ photoId, generation }));
  }

  async function holdCredit(): Promise<boolean> {
    const { outcome } = await patiently(() => quick.holdCredit(input));
    return outcome !== 'OUT_OF_CREDITS';
  }

  async function work(): Promise<{ rendered: RenderResult; reading: ReadingResult | null }> {
    const rendered =
      (await unlessWorkersDie(() => imageSteps(input).render({ photoId }))) ?? UNREADABLE;
    if (rendered.outcome === 'UNUSABLE') return { rendered, reading: null };
    const read = begun.engine === CLOUD_ENGINE ? await readInCloudOrHere() : await readHere();
    return 'outcome' in read ? { rendered: read, reading: null } : { rendered, reading: read };
  }

  async function readInCloudOrHere(): Promise<ReadingResult | UnusablePhoto> {
    const inCloud = await readInCloud(input);
    if (inCloud) return inCloud;
    const here = await readHere();
    return 'outcome' in here ? here : { ...here, insteadOf: CLOUD_ENGINE };
  }

  async function readHere(): Promise<ReadingResult | UnusablePhoto> {
    return (await unlessWorkersDie(() => visionSteps(input).read({ photoId }))) ?? UNREADABLE;
  }

  async function settle(state: PhotoState): Promise<PhotoState> {
    await patiently(() =>
      state === 'PUBLISHED' ? quick.captureCredit(input) : quick.voidCredit(input),
    );
    return state;
  }
}

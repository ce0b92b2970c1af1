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
 * One photo, from its upload to the gallery: begin and hold a credit → render → read → record and
 * settle the credit. Returns the state it ends in; AWAITING_CREDITS when it waits for a purchase.
 */
export async function photoIngest(input: PhotoIngestInput): Promise<PhotoState> {
  const { photoId } = input;
  const quick = quickSteps();

  const started = await patiently(() => quick.startPhoto(input));
  if (started.state !== 'PROCESSING') return started.state;
  const worked = await work();
  const finished = await patiently(() => quick.finishPhoto({ ...input, ...worked }));
  return finished.state;

  async function work(): Promise<{ rendered: RenderResult; reading: ReadingResult | null }> {
    const rendered =
      (await unlessWorkersDie(() => imageSteps(input).render({ photoId }))) ?? UNREADABLE;
    if (rendered.outcome === 'UNUSABLE') return { rendered, reading: null };
    const read = started.engine === CLOUD_ENGINE ? await readInCloudOrHere() : await readHere();
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
}

import type {
  PhotoIngestInput,
  PhotoState,
  ReadingResult,
  RenderResult,
} from '@focus-racer/contracts';
import { imageSteps, outOfPatience, quickSteps, until, visionSteps } from './steps.ts';

/**
 * One photo, from its upload to the gallery: begin → hold a credit → render → read → record →
 * capture or void. Returns the state it ends in; AWAITING_CREDITS when it waits for a purchase.
 */
export async function photoIngest(input: PhotoIngestInput): Promise<PhotoState> {
  const { photoId, generation } = input;
  const quick = quickSteps();

  const begun = await until(() => quick.beginPhoto({ photoId, generation }));
  if (begun.state !== 'PROCESSING') return settle(begun.state);

  if (!(await holdCredit())) return 'AWAITING_CREDITS';

  const rendered = await render();
  const reading = rendered.outcome === 'RENDERED' ? await read() : null;
  const recorded = await until(() => quick.recordPhoto({ photoId, generation, rendered, reading }));
  return settle(recorded.state);

  /** false: no credit is left, and the photo is parked until there is one. */
  async function holdCredit(): Promise<boolean> {
    for (;;) {
      if (await creditIsHeld()) return true;
      await until(() => quick.parkPhoto({ photoId, generation }));
      // A purchase between the refused hold and the parking would find nobody waiting: look again.
      if (!(await creditIsHeld())) return false;
      const resumed = await until(() => quick.beginPhoto({ photoId, generation }));
      if (resumed.state === 'PROCESSING') return true;
    }
  }

  async function creditIsHeld(): Promise<boolean> {
    const { outcome } = await until(() => quick.holdCredit(input));
    return outcome !== 'OUT_OF_CREDITS';
  }

  /** A file that takes its workers down time and again counts as unreadable. */
  async function render(): Promise<RenderResult> {
    try {
      return await until(() => imageSteps(input).render({ photoId }));
    } catch (error) {
      if (outOfPatience(error)) return { outcome: 'UNUSABLE', reason: 'UNREADABLE' };
      throw error;
    }
  }

  /** A photo that no engine survives is published unread: its owner can still name who is on it. */
  async function read(): Promise<ReadingResult | null> {
    try {
      return await until(() => visionSteps(input).read({ photoId }));
    } catch (error) {
      if (outOfPatience(error)) return null;
      throw error;
    }
  }

  async function settle(state: PhotoState): Promise<PhotoState> {
    await until(() =>
      state === 'PUBLISHED' ? quick.captureCredit(input) : quick.voidCredit(input),
    );
    return state;
  }
}

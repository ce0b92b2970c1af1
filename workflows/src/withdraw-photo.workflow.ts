import type { PhotoInput } from '@focus-racer/contracts';
import { condition, setHandler } from '@temporalio/workflow';
import type { WithdrawalOutcome } from './activities/withdraw-photo.ts';
import { lookAgain } from './over-pages.ts';
import { unlessWorkersDie } from './patience.ts';
import { withdrawalSteps } from './steps.ts';

/** By then whoever was writing for this photo when it was taken down has written, or was stopped. */
const LATE_WORK = '3 minutes';

/**
 * Removes what is public of a photo that was taken down, and renders it at a new address when nothing
 * holds it down any more. A signal says that something else is wanted now. What a worker wrote late
 * is removed in a second round.
 */
export async function withdrawPhoto(input: PhotoInput): Promise<WithdrawalOutcome> {
  const { eventId, photoId } = input;
  let signals = 0;
  let seen: number;
  let outcome: WithdrawalOutcome;
  setHandler(lookAgain, () => {
    signals += 1;
  });
  do {
    seen = signals;
    outcome = await settle();
    if (outcome !== 'WITHDRAWN') continue;
    const isNews = await condition(() => signals > seen, LATE_WORK);
    if (!isNews) outcome = await settle();
  } while (signals > seen);
  return outcome;

  async function settle(): Promise<WithdrawalOutcome> {
    const settled = await unlessWorkersDie(() =>
      withdrawalSteps(input).settleWithdrawal({ eventId, photoId }),
    );
    return settled?.outcome ?? 'UNUSABLE';
  }
}

import type { MailInput, MailOutcome } from '@focus-racer/contracts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { isRefusal, patiently } from './patience.ts';
import { mailSteps, recordMailStep } from './steps.ts';

/**
 * Sends one mail and has its room note how that ended. A server that is away or puts it off is tried
 * for days; what it refuses for good is not tried again.
 */
export async function sendMail(mail: MailInput): Promise<{ outcome: MailOutcome }> {
  const outcome = await send(mail);
  await patiently(() => recordMailStep().recordMailSent({ ...mail, outcome }));
  return { outcome };
}

async function send(mail: MailInput): Promise<MailOutcome> {
  try {
    return (await mailSteps(mail.kind).sendMail(mail)).outcome;
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error) || isRefusal(error)) {
      throw error;
    }
    return 'GIVEN_UP';
  }
}

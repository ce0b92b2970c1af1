import type { WelcomeInput } from '@focus-racer/contracts';
import { patiently } from './patience.ts';
import { quickSteps } from './steps.ts';

/** Opens a new organization's credit account, with a welcome grant for its founder's first. */
export async function welcomeOrganization({
  organizationId,
  further = false,
}: WelcomeInput): Promise<void> {
  await patiently(() => quickSteps().openCreditAccount({ organizationId, welcome: !further }));
}

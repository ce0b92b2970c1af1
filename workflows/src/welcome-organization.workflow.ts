import type { OrganizationInput } from '@focus-racer/contracts';
import { patiently } from './patience.ts';
import { quickSteps } from './steps.ts';

/** Opens a new organization's credit account with its welcome grant. */
export async function welcomeOrganization({ organizationId }: OrganizationInput): Promise<void> {
  await patiently(() => quickSteps().openCreditAccount({ organizationId }));
}

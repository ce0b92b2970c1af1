import type { OrganizationInput } from '@focus-racer/contracts';
import { quickSteps, until } from './steps.ts';

/** Opens a new organization's credit account with its welcome grant. */
export async function welcomeOrganization(input: OrganizationInput): Promise<void> {
  await until(() => quickSteps().openCreditAccount(input));
}

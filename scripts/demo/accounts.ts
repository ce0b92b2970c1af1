import { createAccount } from '@focus-racer/contracts';
import { AppError, type InternalClient } from '@focus-racer/service-kit';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';

/** Makes the demo's accounts; those that exist stay as they are. */
export async function createDemoAccounts(
  internal: InternalClient,
  password: string,
): Promise<void> {
  const photographer = await createOnce(internal, {
    email: DEMO_ACCOUNTS.photographer,
    displayName: 'Studio Valmont',
    organizationKind: 'PHOTOGRAPHER',
    admin: false,
    language: 'fr',
    password,
  });
  if (photographer?.organizationId) {
    await createOnce(internal, {
      email: DEMO_ACCOUNTS.secondPhotographer,
      displayName: 'Renfort Valmont',
      organizationKind: null,
      organizationId: photographer.organizationId,
      role: 'SHOOTER',
      admin: false,
      language: 'fr',
      password,
    });
  }
  await createOnce(internal, {
    email: DEMO_ACCOUNTS.admin,
    displayName: 'Administration',
    organizationKind: null,
    admin: true,
    language: 'fr',
    password,
  });
}

async function createOnce(
  internal: InternalClient,
  account: Parameters<typeof internal.ask<AccountVariables, AccountIds>>[1],
): Promise<AccountIds | null> {
  try {
    return await internal.ask(createAccount, account);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return null;
    throw error;
  }
}

type AccountVariables = NonNullable<(typeof createAccount)['variables']>;
type AccountIds = { accountId: string; organizationId: string | null };

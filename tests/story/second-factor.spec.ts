import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codeAt } from '../enrol-second-factor.ts';
import { violationsOf } from './accessibility.ts';
import { newAdministrator, newPhotographer, type Person } from './system.ts';
import { DESKTOP, open, PHONE, picture, useBrowser, visit } from './visit.ts';

useBrowser();

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** An authenticator inside the browser that knows its owner's finger. */
async function giveFingerprint(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
  await press(page, 'Ajouter une application');
  await page.getByRole('img', { name: 'Code QR' }).waitFor();
  const secret = (await page.getByTestId('secret').innerText()).replace(/\s/g, '');
  await field(page, 'Code à six chiffres').fill(codeAt(secret, -1));
  await press(page, 'Vérifier et activer');
  const shown = page.getByTestId('recovery-codes').locator('li');
  await shown.first().waitFor();
  const codes = await shown.allInnerTexts();
  return { secret, codes };
}

async function logIn(page: Page, { email, password }: Person): Promise<void> {
  await open(page, '/login');
  await field(page, 'Adresse e-mail').fill(email);
  await field(page, 'Mot de passe').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter', exact: true }).click();
}

async function leave(page: Page, { name }: Person): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('link', { name: 'Se connecter', exact: true }).first().waitFor();
}

test('a photographer adds an app and a passkey, signs in with each, and ends her other sessions', async () => {
  const emma = await newPhotographer('Emma Deux');
  const page = await visit('/account/security', { as: emma });
  await giveFingerprint(page);
  await page.getByRole('heading', { name: 'Application d’authentification' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Ajouter une application');
  await page.getByRole('img', { name: 'Code QR' }).waitFor();
  await picture(page, 'security-enrol');
  await press(page, 'Abandonner');
  const { secret, codes } = await enrol(page);
  expect(codes).toHaveLength(10);
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'security-recovery');
  await press(page, 'Je les ai gardés');
  await page.getByText('Il reste 10 codes de secours.').waitFor();

  await press(page, 'Ajouter une clé d’accès');
  await field(page, 'Nom de la clé').fill('Ordinateur du studio');
  await press(page, 'Créer la clé');
  await page.getByTestId('passkey').getByText('Ordinateur du studio').waitFor();
  await picture(page, 'security-on');

  await leave(page, emma);
  await logIn(page, emma);
  await page.getByRole('heading', { name: 'Encore une étape' }).waitFor();
  expect(await page.locator(':focus').getAttribute('autocomplete')).toBe('one-time-code');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.getByText('Ce code ne convient pas, ou il a déjà servi.').waitFor();
  await picture(page, 'second-step');
  await field(page, 'Code à six chiffres').fill(codeAt(secret));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/pro$/);

  await leave(page, emma);
  await open(page, '/login');
  await press(page, 'Se connecter avec une clé d’accès');
  await page.waitForURL(/\/pro$/);

  const phone = await visit('/login', { viewport: PHONE });
  await logIn(phone, emma);
  await press(phone, 'Utiliser un code de secours');
  await field(phone, 'Code de secours').fill(codes[0] ?? '');
  await phone.keyboard.press('Enter');
  await phone.waitForURL(/\/pro$/);

  await open(page, '/account/sessions');
  await page.getByTestId('session').nth(1).waitFor();
  expect(await page.getByTestId('session').count()).toBe(2);
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'sessions');
  await press(page, 'Terminer');
  await page.getByText('Vous n’êtes connecté nulle part ailleurs.').waitFor();
  await open(phone, '/account/sessions');
  await phone.waitForURL(/\/login\?next=/);
});

test.each([
  ['on a phone, dark', { viewport: PHONE, dark: true }],
  ['on a desktop', { viewport: DESKTOP }],
])(
  'an administrator is told to add a second factor, and administers after, %s',
  async (_where, look) => {
    const ada = await newAdministrator('Ada Ministre');
    const page = await visit('/account/security', { as: ada, ...look });
    await page.getByTestId('second-factor-notice').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, `security-admin-${look.viewport.width}`);
    await enrol(page);
    await press(page, 'Je les ai gardés');
    await page.getByTestId('second-factor-notice').waitFor({ state: 'detached' });
    await picture(page, `security-admin-after-${look.viewport.width}`);
    await open(page, '/admin/takedowns');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('Vous n’avez pas').count()).toBe(0);
  },
);

import { expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { Page } from 'playwright-core';
import { violationsOf } from './accessibility.ts';
import { waitForMail } from './mails.ts';
import { open, PHONE, picture, useBrowser, visit } from './visit.ts';

const PASSWORD = 'une phrase assez longue';
const NEXT_PASSWORD = 'une autre phrase assez longue';

useBrowser();

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

/** What has the focus: a field by its name, or a heading by its words. */
async function focused(page: Page): Promise<string | null> {
  const focus = page.locator(':focus');
  return (await focus.getAttribute('name')) ?? (await focus.innerText()).trim();
}

async function logIn(page: Page, email: string, password: string) {
  await field(page, 'Adresse e-mail').fill(email);
  await field(page, 'Mot de passe').fill(password);
  await press(page, 'Se connecter');
}

test('a club signs up, confirms its address, forgets its password, and closes its account', async () => {
  const email = `${newId()}@example.org`;
  const page = await visit('/signup', { viewport: PHONE });
  await press(page, 'Créer le compte');
  await page.getByText('Saisissez un nom, sans lien.').waitFor();
  expect(await focused(page)).toBe('name');
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole('radio', { name: 'Club' }).click();
  await field(page, 'Votre nom').fill('Ana Valmont');
  await page.getByLabel('Nom de l’entreprise ou de la structure').fill('Club de Valmont');
  await page.getByLabel('Numéro SIRET').fill('732 829 320 00075');
  await field(page, 'Adresse e-mail').fill(email);
  await field(page, 'Mot de passe').fill('password1');
  await press(page, 'Créer le compte');
  await page.getByText('Ce numéro SIRET n’existe pas. Vérifiez ses 14 chiffres.').waitFor();
  expect(await focused(page)).toBe('siret');
  await page.getByLabel('Numéro SIRET').fill('732 829 320 00074');
  await press(page, 'Créer le compte');
  await page.getByText('Ce mot de passe est parmi les premiers que l’on essaie.').waitFor();
  await picture(page, 'sign-up-refused');
  await field(page, 'Mot de passe').fill(PASSWORD);
  await press(page, 'Créer le compte');
  await title(page, 'Regardez votre messagerie');
  expect(await focused(page)).toBe('Regardez votre messagerie');

  await open(page, '/login');
  await logIn(page, email, PASSWORD);
  await page.getByText('Votre adresse n’est pas encore confirmée.').waitFor();
  const verification = await waitForMail(email, 'VERIFY_EMAIL');
  await open(page, verification.link);
  expect(new URL(page.url()).hash).toBe('');
  await press(page, 'Confirmer mon adresse');
  await title(page, 'Votre adresse est confirmée');
  const site = new URL(page.url()).origin;
  await open(page, '/login?next=/%09/elsewhere.example');
  await logIn(page, email, PASSWORD);
  await page.waitForURL(`${site}/pro`);

  const elsewhere = await visit('/reset');
  await field(elsewhere, 'Adresse e-mail').fill(email);
  await press(elsewhere, 'Recevoir un lien');
  await title(elsewhere, 'Regardez votre messagerie');
  await open(elsewhere, (await waitForMail(email, 'RESET_PASSWORD')).link);
  await field(elsewhere, 'Nouveau mot de passe').fill(NEXT_PASSWORD);
  await press(elsewhere, 'Changer le mot de passe');
  await title(elsewhere, 'Votre mot de passe est changé');
  await waitForMail(email, 'PASSWORD_CHANGED');

  await open(page, '/account');
  await page.waitForURL('**/login?next=**');
  await logIn(page, email, NEXT_PASSWORD);
  await title(page, 'Mon compte');
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'account-phone');
  await press(page, 'Demander mes données');
  await page.getByText('Votre demande est enregistrée.').waitFor();
  await press(page, 'Fermer mon compte');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mot de passe actuel').fill('ce n’est pas le bon');
  await dialog.getByRole('button', { name: 'Fermer définitivement' }).click();
  await dialog.getByText('Ce n’est pas votre mot de passe.').waitFor();
  await dialog.getByLabel('Mot de passe actuel').fill(NEXT_PASSWORD);
  await dialog.getByRole('button', { name: 'Fermer définitivement' }).click();
  await page.getByText('Votre compte est fermé', { exact: true }).waitFor();
  await waitForMail(email, 'ACCOUNT_CLOSED');

  await open(page, '/login');
  await logIn(page, email, NEXT_PASSWORD);
  await page.getByText('L’adresse ou le mot de passe ne convient pas.').waitFor();
});

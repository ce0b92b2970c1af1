import { afterAll, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { Page } from 'playwright-core';
import { violationsOf } from './accessibility.ts';
import { sendFromPage } from './desk.ts';
import { newEvent } from './events.ts';
import { waitForMail } from './mails.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newMember, newPhotographer } from './system.ts';
import { open, PHONE, picture, useBrowser, visit } from './visit.ts';

const PASSWORD = 'une phrase assez longue';

useBrowser();
afterAll(removeFolders);

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click();
const title = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
/** A notice, which is also read aloud. */
const told = (page: Page, words: string) => page.getByText(words, { exact: true }).waitFor();

async function confirmAddress(page: Page, email: string) {
  await title(page, 'Regardez votre messagerie');
  await open(page, (await waitForMail(email, 'VERIFY_EMAIL')).link);
  await press(page, 'Confirmer mon adresse');
  await title(page, 'Votre adresse est confirmée');
  await page.getByRole('main').getByRole('link', { name: 'Se connecter', exact: true }).click();
  await field(page, 'Adresse e-mail').fill(email);
  await field(page, 'Mot de passe').fill(PASSWORD);
  await press(page, 'Se connecter');
  await page.getByRole('button', { name: 'Compte de' }).waitFor();
}

test('an organiser founds an organisation and invites a photographer, who sends photos until she is taken off', async () => {
  const organiser = `${newId()}@example.org`;
  const photographer = `${newId()}@example.org`;

  const page = await visit('/signup');
  await page.getByText('Coureuse ou coureur', { exact: true }).click();
  await field(page, 'Votre nom').fill('Léa Organise');
  await field(page, 'Adresse e-mail').fill(organiser);
  await field(page, 'Mot de passe').fill(PASSWORD);
  await press(page, 'Créer le compte');
  await confirmAddress(page, organiser);

  await page.getByRole('button', { name: 'Compte de Léa Organise' }).click();
  await page.getByRole('menuitem', { name: 'Fonder une organisation' }).click();
  await title(page, 'Fonder une organisation');
  await press(page, 'Fonder l’organisation');
  await page.getByText('Saisissez un nom, sans lien.').waitFor();
  await page.getByLabel('Nom de l’entreprise ou de la structure').fill('Les Courses du Lac');
  await picture(page, 'organization-found');
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Fonder l’organisation');
  await told(page, 'Votre organisation est prête.');
  await title(page, 'Fiche');

  await open(page, '/pro/events/new');
  await field(page, 'Nom de l’événement').fill('Tour du Lac');
  await field(page, 'Date').fill('2026-05-03');
  await press(page, 'Créer l’événement');
  await page.waitForURL('**/pro/events/tour-du-lac-*');
  const desk = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Photographes invités' }).click();
  await page.getByText('Personne pour l’instant.').waitFor();
  await field(page, 'Adresse e-mail').fill(photographer);
  await press(page, 'Inviter');
  await page.getByRole('heading', { name: 'Invitations en attente' }).waitFor();
  await open(page, `${desk}/crew`);
  await page.getByText(photographer).waitFor();
  await picture(page, 'crew-invited');
  expect(await violationsOf(page)).toEqual([]);

  const hers = await visit((await waitForMail(photographer, 'EVENT_INVITATION')).link, {
    viewport: PHONE,
  });
  await title(hers, 'Photographier Tour du Lac');
  expect(new URL(hers.url()).hash).toBe('');
  expect(await violationsOf(hers)).toEqual([]);
  await hers.getByRole('main').getByRole('link', { name: 'Créer un compte' }).click();
  await hers.getByText('Photographe', { exact: true }).click();
  await field(hers, 'Votre nom').fill('Ana Objectif');
  await hers.getByLabel('Nom de l’entreprise ou de la structure').fill('Studio Ana');
  await field(hers, 'Adresse e-mail').fill(photographer);
  await field(hers, 'Mot de passe').fill(PASSWORD);
  await press(hers, 'Créer le compte');
  await confirmAddress(hers, photographer);
  await hers.getByRole('link', { name: 'Voir l’invitation' }).click();
  await picture(hers, 'invitation-phone');
  await press(hers, 'Accepter');
  await hers.waitForURL(`**${desk}`);
  await hers.getByText('Studio Ana paie les crédits de vos photos.').waitFor();

  const folder = await folderOf({ '1.jpg': shotOf(['101'], 0), '2.jpg': shotOf(['102'], 30) });
  await sendFromPage(hers, folder, '2 photos');
  await hers.getByText('Envoi terminé : 2 photos reçues.').waitFor();
  await hers.getByText('1.jpg').waitFor();
  await hers.getByText('Publiée').first().waitFor();
  await hers.getByText('Bienvenue dans l’équipe.', { exact: true }).waitFor({ state: 'detached' });
  await picture(hers, 'shooter-desk-phone');
  expect(await violationsOf(hers)).toEqual([]);

  await open(page, desk);
  await page.getByRole('button', { name: '2 publiées', exact: true }).waitFor();
  await open(page, `${desk}/crew`);
  await page.getByText('Studio Ana').waitFor();
  await page.getByRole('button', { name: 'Retirer Ana Objectif' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await told(page, 'Ana Objectif ne photographie plus cet événement.');
  await page.getByText('Personne pour l’instant.').waitFor();

  const gone = await visitAgain(hers, desk);
  expect(gone).toBe(404);
  await title(hers, 'Cette page n’existe pas');
  await open(page, desk);
  await page.getByRole('button', { name: '2 publiées', exact: true }).waitFor();
});

test('a member is invited, refused under another account, and removed', async () => {
  const owner = await newPhotographer('Agence des Cimes', 0);
  const other = await newPhotographer('Studio Voisin', 0);
  const reader = await newMember('Lectrice', owner.organizationId, 'READER');
  await newEvent(owner, 'Trail des Cimes');

  const page = await visit('/pro/organization/members', { as: owner });
  await page.getByText('Lectrice').waitFor();
  await field(page, 'Adresse e-mail').fill('personne');
  await press(page, 'Inviter');
  await page.getByText('Saisissez une adresse e-mail complète').waitFor();
  await field(page, 'Adresse e-mail').fill(reader.email);
  await press(page, 'Inviter');
  await page.getByText('Cette personne est déjà membre.').waitFor();
  const invited = await newPhotographer('Invitée', 0);
  await field(page, 'Adresse e-mail').fill(invited.email);
  await press(page, 'Inviter');
  await page.getByRole('heading', { name: 'Invitations en attente' }).waitFor();
  await open(page, '/pro/organization/members');
  await page.getByText(invited.email).waitFor();
  await picture(page, 'members');
  expect(await violationsOf(page)).toEqual([]);

  const { link } = await waitForMail(invited.email, 'INVITATION');
  const wrong = await visit(link, { as: other, dark: true });
  await wrong.getByText(`Cette invitation est pour ${invited.email}.`).waitFor();
  await picture(wrong, 'invitation-other-dark');

  const hers = await visit(link, { as: invited });
  await title(hers, 'Rejoindre Agence des Cimes');
  await press(hers, 'Accepter');
  await hers.waitForURL('**/pro/organization/members');
  await hers.getByRole('heading', { name: 'Agence des Cimes' }).waitFor();
  await open(hers, '/pro');
  await hers.getByText('Trail des Cimes').waitFor();

  await open(page, '/pro/organization/members');
  await page.getByRole('button', { name: 'Retirer Invitée' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await told(page, 'Invitée n’est plus membre.');
  await waitForMail(invited.email, 'MEMBERSHIP_ENDED');
  await open(hers, '/pro');
  await hers.waitForURL('**/login?next=**');

  await press(page, 'Quitter l’organisation');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Quitter l’organisation' }).click();
  await told(
    page,
    'Une organisation garde toujours une personne propriétaire. Donnez d’abord ce rôle à quelqu’un d’autre.',
  );
});

/** The status that the page is answered with; its own report of a 404 is no error of the page. */
async function visitAgain(page: Page, where: string): Promise<number | undefined> {
  page.removeAllListeners('console');
  const response = await page.goto(where);
  return response?.status();
}

import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@focus-racer/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './accessibility.ts';
import { newEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { waitForMail } from './mails.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer, type Person } from './system.ts';
import { open, PHONE, picture, useBrowser, visit } from './visit.ts';

const FIRST_PHOTO = 'Dossard 301, prise à 10:42:03';
const OTHER_PHOTO = 'Dossard 4127, prise à 10:42:23';
const GONE_WITHIN_MS = 15_000;
const POLL_MS = 200;

let photographer: Person;
let event: StoryEvent;
let reporter: string;

useBrowser();
beforeAll(async () => {
  photographer = await newPhotographer('Studio du Lac');
});
beforeAll(async () => {
  event = await newEvent(photographer, 'Course du lac', 'PUBLIC');
  const shots = { '1.jpg': shotOf(['301'], 0), '2.jpg': shotOf(['4127'], 20) };
  await sendFolder(photographer, event, await folderOf(shots));
  await whenSorted(photographer, event, 2);
  reporter = `${newId()}@example.org`;
});
afterAll(removeFolders);

interface Shown {
  id: string;
  previewUrl: string;
  thumbnailUrl: string;
}

async function galleryPhotos(): Promise<Shown[]> {
  const { event: shown } = await photographer.api.request<{
    event: { photos: { edges: { node: Shown }[] } };
  }>(
    `query Photos($slug: String!) { event(slug: $slug) { photos(first: 10) {
      edges { node { id previewUrl thumbnailUrl } }
    } } }`,
    { slug: event.slug },
  );
  return shown.photos.edges.map(({ node }) => node);
}

/** Asks the store until it answers so; the time it may take is bounded. */
async function untilAnswered(url: string, status: number): Promise<void> {
  const end = Date.now() + GONE_WITHIN_MS;
  let last: number;
  do {
    last = (await fetch(url)).status;
    if (last === status) return;
    await wait(POLL_MS);
  } while (Date.now() < end);
  expect([url, last]).toEqual([url, status]);
}

async function report(page: Page, reason: string) {
  await page.getByRole('link', { name: FIRST_PHOTO }).click();
  const viewer = page.getByRole('dialog', { name: 'Dossard 301' });
  await viewer.getByRole('button', { name: 'Signaler' }).click();
  const dialog = page.getByRole('dialog', { name: 'Signaler cette photo' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await dialog.getByText('Choisissez une raison.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'report-phone');
  await dialog.getByLabel(reason).check();
  await dialog.getByLabel('Précisions (facultatif)').fill('Merci de la retirer.');
  await dialog.getByLabel('Votre adresse e-mail').fill(reporter);
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await dialog.getByText('Nous avons reçu votre signalement.').waitFor();
  await picture(page, 'report-sent-phone');
  return dialog;
}

test('a runner reports a photo, its owner hides it, it is gone everywhere, and comes back at another address', async () => {
  const before = await galleryPhotos();
  const [photo] = before;
  if (!photo) throw new Error('the gallery is empty');
  const looking = await visit(`/e/${event.slug}`);
  await looking.getByRole('link', { name: FIRST_PHOTO }).waitFor();

  const runner = await visit(`/e/${event.slug}`, { viewport: PHONE });
  const dialog = await report(runner, 'Je suis sur la photo et je ne le souhaite pas');
  const status = await dialog.getByRole('link').getAttribute('href');
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await waitForMail(reporter, 'TAKEDOWN_RECEIVED');

  const { link } = await waitForMail(photographer.email, 'TAKEDOWN_TO_DECIDE');
  const desk = await visit(new URL(link).pathname, { as: photographer });
  await desk.getByText('Merci de la retirer.').waitFor();
  expect(await desk.getByText(reporter).count()).toBe(0);
  expect(await violationsOf(desk)).toEqual([]);
  await picture(desk, 'takedowns-desktop');
  await desk.getByLabel('Note pour vos collègues (facultatif)').fill('Demande légitime.');
  await desk.getByRole('button', { name: 'Masquer la photo' }).click();
  await desk.getByText('Masquée en ce moment, sauf pour qui décide.').waitFor();

  for (const url of [photo.previewUrl, photo.thumbnailUrl]) await untilAnswered(url, 404);
  await looking.getByRole('link', { name: FIRST_PHOTO }).waitFor({ state: 'detached' });
  await looking.getByRole('link', { name: OTHER_PHOTO }).waitFor();
  expect((await galleryPhotos()).map(({ id }) => id)).not.toContain(photo.id);
  await waitForMail(reporter, 'TAKEDOWN_DECIDED');
  await open(runner, status ?? '');
  await runner.getByText('La photo a été retirée.').waitFor();
  expect(await violationsOf(runner)).toEqual([]);
  await picture(runner, 'takedown-status-phone');

  await desk.getByRole('button', { name: 'Remettre la photo' }).click();
  await desk.getByText('La photo revient à une nouvelle adresse.').first().waitFor();
  let back: Shown | undefined;
  while (!back) {
    await wait(POLL_MS);
    back = (await galleryPhotos()).find(({ id }) => id === photo.id);
  }
  expect(back.previewUrl).not.toBe(photo.previewUrl);
  await untilAnswered(back.previewUrl, 200);
  await untilAnswered(photo.previewUrl, 404);
  await picture(desk, 'takedown-decided-desktop');
});

test("a child's photo is hidden the moment it is reported, until somebody keeps it", async () => {
  event = await newEvent(photographer, 'Course des enfants', 'PUBLIC');
  await sendFolder(photographer, event, await folderOf({ '1.jpg': shotOf(['301'], 0) }));
  await whenSorted(photographer, event, 1);
  reporter = `${newId()}@example.org`;
  const [photo] = await galleryPhotos();
  const runner = await visit(`/e/${event.slug}`, { viewport: PHONE, dark: true });
  const dialog = await report(runner, 'Mon enfant est sur la photo');
  await dialog.getByText('La photo est masquée dès maintenant.').waitFor();
  await dialog.getByRole('button', { name: 'Fermer' }).last().click();
  await runner.getByText('Pas encore de photo').waitFor();
  await untilAnswered(photo?.previewUrl ?? '', 404);

  const desk = await visit('/pro/takedowns', { as: photographer, viewport: PHONE, dark: true });
  await desk.getByRole('heading', { name: 'Mon enfant est sur la photo' }).waitFor();
  await picture(desk, 'takedowns-phone');
  await desk.getByRole('button', { name: 'Garder et montrer de nouveau' }).click();
  await desk.getByText('La photo reste.').first().waitFor();
  while ((await galleryPhotos()).length === 0) await wait(POLL_MS);
  await waitForMail(reporter, 'TAKEDOWN_DECIDED');
});

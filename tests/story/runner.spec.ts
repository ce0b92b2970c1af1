import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { importStartList, newEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer, type Person } from './system.ts';
import { DESKTOP, PHONE, picture, useBrowser, visit } from './visit.ts';

const START_LIST = 'Dossard;Nom;Prénom;Course\n301;Martin;Amina;10 km\n4127;Sow;Fatou;10 km';
const NAME = 'Trail des Crêtes et du Grand Lac de Valmont';
const FIRST_PHOTO = 'Dossard 301, prise à 10:42:03';
const MOST_TABS = 40;

let photographer: Person;
let event: StoryEvent;

useBrowser();
beforeAll(async () => {
  photographer = await newPhotographer('Studio du Lac');
  event = await newEvent(photographer, NAME, 'PUBLIC');
  await importStartList(photographer, event, START_LIST);
  const folder = await folderOf({
    '1.jpg': shotOf(['301'], 0),
    '2.jpg': { ...shotOf(['4127'], 20), portrait: true },
    '3.jpg': shotOf(['4127', '301'], 45),
    '4.jpg': shotOf([], 60),
  });
  await sendFolder(photographer, event, folder);
  await whenSorted(photographer, event, 4);
});
afterAll(removeFolders);

test('a runner finds her photos on her phone by her bib, leading zero or not', async () => {
  const page = await visit('/', { viewport: PHONE });
  await page.getByRole('heading', { name: 'Votre dossard suffit' }).waitFor();
  await picture(page, 'home-phone');
  await page.locator(`a[href="/e/${event.slug}"]`, { hasText: NAME }).click();
  await page.getByText('4 photos, c’est tout').waitFor();
  await picture(page, 'gallery-phone');

  await page.getByLabel('Votre dossard').fill('0301');
  await page.getByLabel('Votre dossard').press('Enter');
  await page.getByRole('heading', { name: '301', exact: true }).waitFor();
  await page.getByText('2 photos, prises à 10:42').waitFor();
  await page.getByText('Amina Martin').waitFor();
  await picture(page, 'bib-phone');

  await page.getByRole('link', { name: FIRST_PHOTO }).click();
  const viewer = page.getByRole('dialog', { name: 'Dossard 301' });
  await viewer.getByText(/^prise à 10:42:03, trouvable à \d\d:\d\d:\d\d$/).waitFor();
  await viewer.getByRole('button', { name: 'Dossards' }).click();
  await viewer.getByText('301', { exact: true }).waitFor();
  await picture(page, 'viewer-phone');
  await viewer.getByRole('button', { name: 'Fermer' }).click();
  await viewer.waitFor({ state: 'hidden' });
});

test('a runner takes her photo away as a crop, marked and without a way to the unmarked one', async () => {
  const page = await visit(`/e/${event.slug}/b/301`, { viewport: PHONE });
  await page.getByRole('link', { name: FIRST_PHOTO }).click();
  const viewer = page.getByRole('dialog', { name: 'Dossard 301' });
  await viewer.getByRole('button', { name: 'Partager' }).click();
  await viewer.getByText('4:5', { exact: true }).click();
  await viewer.getByTestId('crop-frame').waitFor();
  const image = viewer.getByRole('link', { name: 'Ouvrir l’image' });
  await image.waitFor();
  await picture(page, 'crop-phone');
  const answer = await page.request.get((await image.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toBe('image/jpeg');
  expect(await viewer.getByRole('link', { name: /Télécharger/ }).count()).toBe(0);
});

test('its photographer compares, retouches it alone, and downloads without a mark', async () => {
  const page = await visit(`/e/${event.slug}/b/301`, { as: photographer });
  await page.getByRole('link', { name: FIRST_PHOTO }).click();
  const viewer = page.getByRole('dialog', { name: 'Dossard 301' });
  await viewer.getByRole('button', { name: 'Retouche' }).click();
  const slider = viewer.getByRole('slider', { name: 'Avant, après' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  expect(await slider.inputValue()).toBe('49');
  await picture(page, 'compare-desktop');
  await viewer.getByText('Retouchée', { exact: true }).last().click();
  await viewer.getByText('Choisi pour cette photo seule.').waitFor();

  await viewer.getByRole('button', { name: 'Partager' }).click();
  await viewer.getByText('1:1', { exact: true }).click();
  const download = viewer.getByRole('link', { name: 'Télécharger sans filigrane' });
  const saved = page.waitForEvent('download');
  await download.click();
  expect((await saved).suggestedFilename()).toBe('1 1x1.jpg');
});

test('a runner who mistypes her bib is offered the one she meant', async () => {
  const page = await visit(`/e/${event.slug}`, { viewport: PHONE });
  await page.getByLabel('Votre dossard').fill('4172');
  await page.getByRole('button', { name: 'Trouver' }).click();
  await page.getByText('Aucune photo avec ce dossard pour l’instant.').waitFor();
  await page.getByRole('heading', { name: 'Vouliez-vous dire…' }).waitFor();
  await picture(page, 'near-miss-phone');
  await page.getByRole('link', { name: '4127 Fatou Sow · 2 photos' }).click();
  await page.getByRole('heading', { name: '4127' }).waitFor();
  await page.getByRole('link', { name: 'Dossard 4127, prise à 10:42:23' }).waitFor();
});

test('the keyboard alone leads through search, gallery and viewer, and back', async () => {
  const page = await visit(`/e/${event.slug}`, { viewport: DESKTOP });
  await tabTo(page, page.getByLabel('Votre dossard'));
  await page.keyboard.type('301');
  await page.keyboard.press('Enter');

  await page.getByText('2 photos, prises à 10:42').waitFor();
  const first = page.getByRole('link', { name: FIRST_PHOTO });
  await tabTo(page, first);
  await picture(page, 'bib-desktop');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Dossard 301' }).waitFor();
  await picture(page, 'viewer-desktop');
  await page.keyboard.press('ArrowRight');
  const second = page.getByRole('dialog', { name: /4127/ });
  await second.waitFor();
  await page.keyboard.press('ArrowLeft');
  await second.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await focused(page, first).waitFor();
});

async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await focused(page, goal).isVisible()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} times Tab do not lead to ${String(goal)}`);
}

function focused(page: Page, goal: Locator): Locator {
  return goal.and(page.locator(':focus'));
}

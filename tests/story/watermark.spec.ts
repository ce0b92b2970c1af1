import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { violationsOf } from './accessibility.ts';
import { newEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer, type Person } from './system.ts';
import { open, PHONE, picture, useBrowser, visit } from './visit.ts';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">
  <rect width="300" height="120" rx="20" fill="#c93a06"/><circle cx="150" cy="60" r="40" fill="#fff"/></svg>`;
const POISONED = LOGO.replace('<rect', '<image href="http://127.0.0.1/a.png"/><rect');
const PREVIEWS = `query Previews($slug: String!) { event(slug: $slug) {
  photos(first: 10) { edges { node { previewUrl thumbnailUrl } } } } }`;
interface Previews {
  event: { photos: { edges: { node: { previewUrl: string; thumbnailUrl: string } }[] } };
}

useBrowser();
afterAll(removeFolders);

async function publicAddresses(viewer: Person, event: StoryEvent): Promise<string[]> {
  const answer = await viewer.api.request<Previews>(PREVIEWS, { slug: event.slug });
  return answer.event.photos.edges.flatMap(({ node }) => [node.previewUrl, node.thumbnailUrl]);
}
const statuses = (urls: readonly string[]) =>
  Promise.all(urls.map(async (url) => (await fetch(url, { method: 'HEAD' })).status));

test('an organiser sees the logo on a photo, saves, and every photo follows', async () => {
  const photographer = await newPhotographer('Studio Filigrane');
  const event = await newEvent(photographer, 'Foulées de la Très Longue Vallée', 'PUBLIC');
  const bibs = ['801', '802', '803'];
  const shots = Object.fromEntries(
    bibs.map((bib, i) => [`${bib}.jpg`, shotOf([bib], i * 60)] as const),
  );
  const folder = await folderOf(shots);
  await sendFolder(photographer, event, folder);
  await whenSorted(photographer, event, 3);
  const before = await publicAddresses(photographer, event);
  expect(before).toHaveLength(6);
  await writeFile(path.join(folder, 'logo.svg'), LOGO);
  await writeFile(path.join(folder, 'poisoned.svg'), POISONED);

  const page = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await page.getByRole('link', { name: 'Réglages', exact: true }).click();
  const card = page.getByTestId('watermark');
  await card.getByRole('heading', { name: 'Filigrane' }).waitFor();
  await card.locator('input[type=file]').setInputFiles(path.join(folder, 'poisoned.svg'));
  await card.getByText('Ce SVG contient des images').waitFor();
  await card.locator('input[type=file]').setInputFiles(path.join(folder, 'logo.svg'));
  await card.getByRole('radio', { name: 'Logo 1' }).waitFor({ state: 'attached' });
  await card.getByRole('radio', { name: 'En haut à gauche' }).check({ force: true });
  await card.locator('img[data-drawn=true]').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'watermark-desktop');
  expect(await publicAddresses(photographer, event)).toEqual(before);

  await card.getByRole('button', { name: 'Enregistrer et appliquer à toutes les photos' }).click();
  await page.getByText('Les 3 photos ont leur aspect').first().waitFor();
  const after = await publicAddresses(photographer, event);
  expect(after.filter((url) => before.includes(url))).toEqual([]);
  expect(await statuses(after)).toEqual(after.map(() => 200));
  expect(await statuses(before)).toEqual(before.map(() => 404));

  const phone = await visit(`/en/pro/events/${event.slug}/settings`, {
    as: photographer,
    viewport: PHONE,
    dark: true,
  });
  await phone.getByText('All 3 photos have their look').first().waitFor();
  expect(await violationsOf(phone)).toEqual([]);
  await picture(phone, 'watermark-phone-dark');
  const visitor = await visit(`/e/${event.slug}`);
  await visitor.getByRole('link', { name: /801/ }).first().waitFor();
  await picture(visitor, 'watermark-gallery');
});

test('somebody else sees no settings', async () => {
  const photographer = await newPhotographer('Studio Discret');
  const event = await newEvent(photographer, 'Course Discrète', 'PUBLIC');
  const stranger = await newPhotographer('Studio Curieux');
  const page = await visit('/pro', { as: stranger });
  await open(page, `/pro/events/${event.slug}/settings`);
  await page.getByText('Pour les propriétaires et gestionnaires').waitFor();
  expect(await page.getByTestId('watermark').count()).toBe(0);
});

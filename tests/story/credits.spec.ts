import { afterAll, expect, test } from '@jest/globals';
import { river, sendFromPage } from './desk.ts';
import { newEvent } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { creditsOf, grantCredits, newPhotographer } from './system.ts';
import { picture, useBrowser, visit } from './visit.ts';

useBrowser();
afterAll(removeFolders);

test('photos without a credit are kept, and go on by themselves when there are credits', async () => {
  const photographer = await newPhotographer('Studio Débutant', 0);
  const event = await newEvent(photographer, 'Course des Lacs');
  const shots = [0, 1, 2, 3, 4].map((i) => [`${i}.jpg`, shotOf([String(601 + i)], i * 5)] as const);
  const folder = await folderOf(Object.fromEntries(shots));

  const page = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await page.getByText('3 crédits disponibles').waitFor();
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await page.getByText('Il manque 2 crédits : ces photos seront gardées').waitFor();
  await picture(page, 'credits-short');
  await page.getByRole('button', { name: 'Abandonner' }).click();
  await sendFromPage(page, folder, '5 photos');
  await river(page, '5 reçues', '3 publiées', '2 en attente de crédits');
  await page.getByText('Le reste attend des crédits.').first().waitFor();
  await picture(page, 'credits-waiting');

  await grantCredits(photographer.organizationId, 10);
  await river(page, '5 triées', '5 publiées');
  await page.getByText('8 crédits disponibles').waitFor();
  expect(await creditsOf(photographer)).toEqual({ available: 8, held: 0, consumed: 5 });
});

import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { drawPhoto } from '../../scripts/demo/draw-photo.ts';
import { violationsOf } from './accessibility.ts';
import { river, riverCount } from './desk.ts';
import { newEvent, sendFolder, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { creditsOf, newPhotographer } from './system.ts';
import { DESKTOP, open, PHONE, picture, useBrowser, visit } from './visit.ts';

useBrowser();
afterAll(removeFolders);

test('of photos of one moment the sharpest is kept; the photographer compares, chooses another, and comes back to it', async () => {
  const noor = await newPhotographer('Noor Instantanés');
  const event = await newEvent(noor, 'Foulées de la Même Seconde', 'PUBLIC');
  const best = await drawPhoto(shotOf(['931'], 0));
  const shown = { 'DSC_1.JPG': best, 'DSC_2.JPG': await drawPhoto(shotOf(['932'], 20)) };
  await sendFolder(noor, event, await folderOf(shown));
  await whenSorted(noor, event, 2);
  const copies = {
    'DSC_1-web.JPG': await sharp(best).resize({ width: 1500 }).blur(0.6).jpeg().toBuffer(),
    'DSC_1-clair.JPG': await sharp(best).modulate({ brightness: 1.1 }).blur(0.8).jpeg().toBuffer(),
  };
  await sendFolder(noor, event, await folderOf(copies));
  await whenSorted(noor, event, 4);
  expect(await creditsOf(noor)).toMatchObject({ held: 0, consumed: 2 });

  const page = await visit(`/pro/events/${event.slug}`, { as: noor });
  await river(page, '2 publiées', '2 mises de côté');
  await riverCount(page, '2 mises de côté').click();
  const list = page.getByRole('region', { name: 'Photos mises de côté' });
  await list.getByText('Presque la même qu’une photo plus nette').first().waitFor();
  await picture(page, 'duplicates-list');

  await list.getByRole('button', { name: 'Comparer 3 photos' }).first().press('Enter');
  const group = page.getByRole('dialog', { name: 'Le même instant' });
  const members = group.getByRole('listitem');
  await members.nth(2).waitFor();
  expect(await members.first().textContent()).toMatch(/Gardée.*DSC_1\.JPG/);
  await picture(page, 'duplicates-group');

  await members.nth(1).getByRole('button', { name: 'Garder celle-ci' }).press('Enter');
  await group.getByText('Celle-ci est gardée à la place.').waitFor();
  const original = members.filter({ hasText: 'DSC_1.JPG' });
  await original.getByText('Mise de côté', { exact: true }).waitFor();
  await picture(page, 'duplicates-swapped');
  await page.keyboard.press('z');
  await original.getByText('Gardée', { exact: true }).waitFor();

  await members.nth(1).getByRole('button', { name: 'Publier aussi' }).click();
  await members.nth(1).getByText('Publiée', { exact: true }).waitFor();
  await group.getByRole('button', { name: 'Annuler' }).click();
  await members.nth(1).getByText('Mise de côté', { exact: true }).waitFor();
  await group.getByRole('button', { name: 'Fermer' }).last().click();
  await river(page, '2 publiées', '2 mises de côté');
  // One of the copies was in the gallery for a moment, or both: a photo that was published is paid.
  const { consumed } = await creditsOf(noor);
  expect(consumed).toBeGreaterThan(2);
});

test.each([
  ['phone', PHONE, false],
  ['phone-dark', PHONE, true],
  ['desktop-dark', DESKTOP, true],
])('the group fits a %s, in English', async (device, viewport, dark) => {
  const kim = await newPhotographer('Kim Twice');
  const event = await newEvent(kim, 'The Very Same Moment of a Race with a Long Name');
  const best = await drawPhoto(shotOf(['941'], 0));
  const copy = await sharp(best).modulate({ brightness: 1.1 }).blur(0.8).jpeg().toBuffer();
  const files = { 'a-file-with-a-rather-long-name-DSC_1.JPG': best, 'DSC_1-b.JPG': copy };
  await sendFolder(kim, event, await folderOf(files));
  await whenSorted(kim, event, 2);
  const page = await visit('/en', { as: kim, viewport, dark });
  await open(page, `/en/pro/events/${event.slug}?photos=setAside`);
  await page.getByRole('button', { name: 'Compare 2 photos' }).click();
  await page.getByRole('dialog').getByRole('listitem').nth(1).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, `duplicates-${device}`);
});

import path from 'node:path';
import { afterAll, test } from '@jest/globals';
import { dropOnDesk, river } from './desk.ts';
import { newEvent } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer } from './system.ts';
import { picture, useBrowser, visit } from './visit.ts';

useBrowser();
afterAll(removeFolders);

test('a memory card and a single photo, dragged from the desktop, are sent', async () => {
  const photographer = await newPhotographer('Studio du Glisser');
  const event = await newEvent(photographer, 'Course du Dépôt');
  const card = await folderOf({
    'DCIM/100CANON/IMG_1.JPG': shotOf(['401'], 0),
    'DCIM/101CANON/IMG_1.JPG': shotOf(['402'], 10),
    'DCIM/notes.txt': 'départ à 9 h',
  });
  const desktop = await folderOf({ 'seule.jpg': shotOf(['403'], 20) });

  const page = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await dropOnDesk(page, [card, path.join(desktop, 'seule.jpg')]);
  await page.getByText('3 photos choisies').waitFor();
  await page.getByText('1 fichier qui n’est pas une photo est laissé de côté.').waitFor();
  await picture(page, 'desk-dropped');
  await page.getByRole('button', { name: 'Envoyer 3 photos' }).click();
  await river(page, '3 reçues', '3 publiées', '3 identifiées');
});

test('a browser that may not hash files says what to do', async () => {
  const photographer = await newPhotographer('Studio sans Cadenas', 0);
  const event = await newEvent(photographer, 'Course en Clair');
  const page = await visit(`/pro/events/${event.slug}`, { as: photographer, insecure: true });
  await page.getByText('Ouvrez cette page par une adresse qui commence par https').waitFor();
});

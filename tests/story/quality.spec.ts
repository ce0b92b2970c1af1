import { afterAll, expect, test } from '@jest/globals';
import { newEvent, sendFolder, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer } from './system.ts';
import { PHONE, picture, useBrowser, visit } from './visit.ts';

useBrowser();
afterAll(removeFolders);

test('limits of quality show what they change, and a runner without a bib finds herself by the time', async () => {
  const photographer = await newPhotographer('Studio Netteté');
  const event = await newEvent(photographer, 'Nocturne de Valmont', 'PUBLIC');
  const folder = await folderOf({
    '1.jpg': shotOf(['601'], 0),
    '2.jpg': shotOf(['602'], 30 * 60),
    '3.jpg': shotOf(['603'], 60 * 60),
  });
  await sendFolder(photographer, event, folder);
  await whenSorted(photographer, event, 3, ({ published }) => published === 3);

  const page = await visit(`/pro/events/${event.slug}/settings`, { as: photographer });
  const card = page.getByTestId('quality');
  await card.getByText('0 photo sur 3 serait mise de côté').waitFor();
  await card.getByRole('slider', { name: 'Trop claire au-dessus de' }).focus();
  await page.keyboard.press('Home');
  await card.getByRole('slider', { name: 'Trop sombre sous' }).focus();
  await page.keyboard.press('End');
  await card.getByRole('slider', { name: 'Netteté demandée' }).focus();
  await page.keyboard.press('End');
  await card.getByText(/[1-3] photos? publiées? sortirai(en)?t de la galerie/).waitFor();
  await picture(page, 'quality-desktop');
  await card.getByRole('button', { name: 'Enregistrer et juger de nouveau' }).click();
  const strict = await whenSorted(photographer, event, 3, ({ setAside }) => setAside > 0);
  expect(strict.published + strict.setAside).toBe(3);

  const desk = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await desk
    .getByRole('button', { name: /de côté$/ })
    .first()
    .click();
  await desk
    .getByText(/Netteté \d+ sur 100|Luminosité/)
    .first()
    .waitFor();
  await picture(desk, 'set-aside-score-desktop');

  await card.getByRole('button', { name: 'Revenir aux limites mesurées' }).click();
  await whenSorted(photographer, event, 3, ({ published }) => published === 3);

  const runner = await visit(`/e/${event.slug}/b/999`, { viewport: PHONE });
  await runner.getByRole('link', { name: 'Vous retrouver par vos vêtements' }).click();
  await runner.getByText('Choisissez une couleur ou une heure.').waitFor();
  await runner.getByLabel('Vers quelle heure').fill('11:10');
  await runner
    .getByRole('status')
    .filter({ hasText: /^1 photo$/ })
    .waitFor();
  await runner.getByRole('link', { name: 'Dossard 602' }).waitFor();
  await runner.getByRole('button', { name: 'violet' }).click();
  await runner.getByText('Aucune photo ainsi').waitFor();
  await picture(runner, 'search-phone');
  await runner.getByRole('button', { name: 'violet' }).click();
  await runner.getByRole('link', { name: 'Dossard 602' }).waitFor();
});

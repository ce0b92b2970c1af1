import { afterAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { importStartList, newEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer, type Person } from './system.ts';
import { open, PHONE, picture, useBrowser, visit } from './visit.ts';

/** Every bib that is read is a question. */
const ASK_ALL = `mutation Ask($eventId: ID!) { updateEvent(input: {
  eventId: $eventId, publishConfidence: 1, doubtConfidence: 0.01
}) { id } }`;
const FOUND = `query Found($slug: String!, $bib: String!) { event(slug: $slug) {
  bibSearch(bib: $bib, first: 1) { total }
} }`;

useBrowser();
afterAll(removeFolders);

async function doubtfulEvent(photographer: Person, name: string): Promise<StoryEvent> {
  const event = await newEvent(photographer, name, 'PUBLIC');
  await photographer.api.request(ASK_ALL, { eventId: event.id });
  await importStartList(
    photographer,
    event,
    'Dossard;Nom;Course\n7301;Awa Keïta;10 km\n7302;Jules Boyer;10 km\n7303;Inès Roy;10 km',
  );
  const shots = { 'a.jpg': shotOf(['7301'], 0), 'b.jpg': shotOf(['7302'], 8) };
  await sendFolder(photographer, event, await folderOf(shots));
  await whenSorted(photographer, event, 2);
  return event;
}
const found = async (person: Person, { slug }: StoryEvent, bib: string) => {
  const answer = await person.api.request<{ event: { bibSearch: { total: number } } }>(FOUND, {
    slug,
    bib,
  });
  return answer.event.bibSearch.total;
};
const asks = (page: Page, bib: string) =>
  page.getByRole('button', { name: `C’est le ${bib}` }).waitFor();
const left = (page: Page, words: string) => page.getByText(words, { exact: true }).waitFor();

test('a photographer answers what was read with doubt: yes, another one, not this, and back again', async () => {
  const photographer = await newPhotographer('Studio Doute');
  const event = await doubtfulEvent(photographer, 'Trail des Doutes');
  expect(await found(photographer, event, '7301')).toBe(0);

  const page = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await page.getByRole('link', { name: '2 dossards à vérifier' }).click();
  await left(page, '2 à vérifier');
  await picture(page, 'uncertain-reads');
  const first = await page.getByLabel('Dossard sur la photo').inputValue();
  const second = first === '7301' ? '7302' : '7301';

  await page.keyboard.press('Enter');
  await asks(page, second);
  await left(page, '1 à vérifier');
  expect(await found(photographer, event, first)).toBe(1);

  await page.keyboard.type('7399');
  await page.keyboard.press('Enter');
  await page.getByText('Le dossard 7399 n’est pas sur la liste de départ.').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type('7303');
  await page.keyboard.press('Enter');
  await page.getByText('Tout est vérifié').waitFor();
  expect([
    await found(photographer, event, second),
    await found(photographer, event, '7303'),
  ]).toEqual([0, 1]);

  await page.getByRole('button', { name: 'Annuler' }).click();
  await asks(page, second);
  await left(page, '1 à vérifier');
  await page.keyboard.press('n');
  await page.getByText('Tout est vérifié').waitFor();
  expect([
    await found(photographer, event, second),
    await found(photographer, event, '7303'),
  ]).toEqual([0, 0]);
});

test('on a phone, and left for later', async () => {
  const photographer = await newPhotographer('Studio Poche');
  const event = await doubtfulEvent(photographer, 'Course de poche');
  const page = await visit(`/pro/events/${event.slug}/reads`, {
    as: photographer,
    viewport: PHONE,
  });
  await left(page, '2 à vérifier');
  await picture(page, 'uncertain-reads-phone');
  const read = () => page.getByLabel('Dossard sur la photo').inputValue();
  const first = await read();
  await page.getByRole('button', { name: 'Plus tard' }).tap();
  await asks(page, first === '7301' ? '7302' : '7301');
  await page.getByRole('button', { name: 'C’est le' }).tap();
  await page.getByRole('button', { name: 'Revoir les dossards laissés pour plus tard' }).tap();
  await asks(page, first);
  await left(page, '1 à vérifier');

  const stranger = await newPhotographer('Studio Curieux', 0);
  const other = await visit(`/login`, { as: stranger, lost: true });
  await open(other, `/pro/events/${event.slug}/reads`);
  await other.getByText('Cette page n’existe pas').waitFor();
});

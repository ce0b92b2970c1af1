import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violationsOf } from './accessibility.ts';
import { newEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer, type Person } from './system.ts';
import { DESKTOP, open, PHONE, picture, useBrowser, visit } from './visit.ts';

let photographer: Person;
let event: StoryEvent;

useBrowser();
beforeAll(async () => {
  photographer = await newPhotographer('Studio des Deux Langues');
  event = await newEvent(photographer, 'Course des Deux Rives', 'PUBLIC');
  await sendFolder(photographer, event, await folderOf({ 'a.jpg': shotOf(['901'], 0) }));
  await whenSorted(photographer, event, 1);
});
afterAll(removeFolders);

test('the pages speak French and English, and say so to the browser', async () => {
  const page = await visit('/');
  expect(await languageOf(page)).toBe('fr-FR');
  await page.getByRole('heading', { name: 'Derniers événements' }).waitFor();
  await page.getByRole('link', { name: 'View this page in English' }).click();
  await page.getByRole('heading', { name: 'Latest events' }).waitFor();
  expect(await languageOf(page)).toBe('en-GB');
  await page.locator(`a[href="/en/e/${event.slug}"]`).click();
  await page.getByLabel('Your bib').waitFor();
  await page.getByRole('link', { name: 'Voir cette page en français' }).click();
  await page.getByLabel('Votre dossard').waitFor();
});

test('the theme follows the switch and is remembered', async () => {
  const page = await visit('/');
  await page.getByRole('button', { name: 'Thème sombre' }).click();
  await page.locator('html.dark').waitFor();
  await open(page, `/e/${event.slug}`);
  await page.locator('html.dark').waitFor();
  await page.getByRole('button', { name: 'Thème clair' }).click();
  await page.locator('html.light').waitFor();
});

test.each([
  ['phone', PHONE, false],
  ['desktop', DESKTOP, true],
])(
  'no page is wider than a %s, breaks a rule of accessibility or reports an error',
  async (device, viewport, dark) => {
    const page = await visit('/', { as: photographer, viewport, dark });
    const pages = {
      home: '/en',
      gallery: `/en/e/${event.slug}`,
      bib: `/en/e/${event.slug}/b/901`,
      login: '/en/login',
      events: '/en/pro',
      'new-event': '/en/pro/events/new',
      desk: `/en/pro/events/${event.slug}`,
      'desk-list': `/en/pro/events/${event.slug}?photos=published`,
      reads: `/en/pro/events/${event.slug}/reads`,
      settings: `/en/pro/events/${event.slug}/settings`,
      credits: '/en/pro/credits',
      takedowns: '/en/pro/takedowns',
      account: '/en/account',
      verify: '/en/verify',
      reset: '/en/reset',
      'email-change': '/en/email-change',
    };
    for (const [name, path] of Object.entries(pages)) {
      await open(page, path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([name, await widthOf(page)]).toEqual([name, viewport.width]);
      expect([name, await violationsOf(page)]).toEqual([name, []]);
      await picture(page, `en-${name}-${device}${dark ? '-dark' : ''}`);
    }
  },
);

function languageOf(page: Page): Promise<string> {
  return page.evaluate('document.documentElement.lang');
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth');
}

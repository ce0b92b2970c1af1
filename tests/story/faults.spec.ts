import { ledgerTotals } from '@focus-racer/contracts';
import { afterAll, expect, test } from '@jest/globals';
import { newEvent, type Progress, sendFolder, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { creditsOf, internal, killPart, newPhotographer } from './system.ts';

const PHOTOS = 20;
const WORKERS = ['worker-business', 'worker-images', 'worker-vision'];

afterAll(removeFolders);

test('the database, Temporal and all workers die in turn, and every photo finds its place once', async () => {
  const photographer = await newPhotographer('Studio Tempête');
  const event = await newEvent(photographer, 'Course du Cap');
  const shots = Array.from({ length: PHOTOS }, (_, i) => {
    return [`${i}.jpg`, shotOf([String(801 + i)], i)] as const;
  });
  await sendFolder(photographer, event, await folderOf(Object.fromEntries(shots)));

  const sorted = (count: number) => (p: Progress) => p.sorted >= count;
  await whenSorted(photographer, event, PHOTOS, sorted(2));
  await killPart('postgres');
  await whenSorted(photographer, event, PHOTOS, sorted(5));
  await killPart('temporal');
  await whenSorted(photographer, event, PHOTOS, sorted(8));
  await Promise.all(WORKERS.map(killPart));

  expect(await whenSorted(photographer, event, PHOTOS)).toMatchObject({
    received: PHOTOS,
    published: PHOTOS,
  });
  expect(await creditsOf(photographer)).toMatchObject({ held: 0, consumed: PHOTOS });
  expect(await internal.ask(ledgerTotals, {})).toMatchObject({ sum: 0, balancesOff: 0 });
});

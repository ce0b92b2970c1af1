import { execFile } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { river } from './desk.ts';
import { newEvent, type StoryEvent } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { addresses, newPhotographer, type Person } from './system.ts';
import { picture, useBrowser, visit } from './visit.ts';

useBrowser();
afterAll(removeFolders);

test('what the command line uploads appears by itself on the pages that are open', async () => {
  const photographer = await newPhotographer('Studio Ligne');
  const event = await newEvent(photographer, 'Course du Port', 'PUBLIC');
  const photos = { 'a.jpg': shotOf(['77'], 0), 'b.jpg': shotOf(['78'], 9) };
  const folder = await folderOf(photos);
  const desk = await visit(`/pro/events/${event.slug}`, { as: photographer });
  const gallery = await visit(`/e/${event.slug}`);
  await gallery.getByText('Pas encore de photo').waitFor();

  const first = await upload(photographer, event, folder);
  expect(first).toMatchObject({ code: 0 });
  expect(first.output).toContain('2 uploaded, 0 already there');
  await river(desk, '2 reçues', '2 publiées', '2 identifiées');
  await gallery.getByRole('button', { name: '2 nouvelles photos' }).click();
  await gallery.getByRole('link', { name: 'Dossard 78, prise à 10:42:12' }).waitFor();
  await picture(gallery, 'gallery-live');

  const again = await upload(photographer, event, folder);
  expect(again).toMatchObject({ code: 0 });
  expect(again.output).toContain('0 uploaded, 2 already there');
});

test('the command line names the file that is no photo and fails', async () => {
  const photographer = await newPhotographer('Studio Erreur');
  const event = await newEvent(photographer, 'Course du Phare');
  const folder = await folderOf({ 'bonne.jpg': shotOf(['79'], 0), 'mauvaise.jpg': 'du texte' });
  const { code, output } = await upload(photographer, event, folder);
  expect(code).toBe(1);
  expect(output).toContain('1 uploaded, 0 already there');
  expect(output).toMatch(/mauvaise\.jpg: not a JPEG, PNG or WebP image/);
});

function upload(
  { email, password }: Person,
  event: StoryEvent,
  folder: string,
): Promise<{ code: number; output: string }> {
  const credentials = { FOCUS_RACER_EMAIL: email, FOCUS_RACER_PASSWORD: password };
  const env = { ...process.env, ...credentials, FOCUS_RACER_API: addresses.graphql };
  const command = ['run', '--silent', 'upload', '--', '--event', event.slug, folder];
  return new Promise((resolve) => {
    execFile('npm', command, { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
    });
  });
}

import { originalKey } from '@focus-racer/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { drawPhoto } from '../../scripts/demo/draw-photo.ts';
import { newEvent, publishEvent, sendFolder, type StoryEvent, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { addresses, newPhotographer, type Person } from './system.ts';
import { open, picture, useBrowser, visit } from './visit.ts';

const LOST = 'Cette page n’existe pas';
const POSITION = { GPSLatitudeRef: 'N', GPSLatitude: '45/1 53/1 57/1' };

interface OwnPhoto {
  id: string;
  originalUrl: string;
  webUrl: string;
  previewUrl: string;
  thumbnailUrl: string;
}

let owner: Person;
let other: Person;
let draft: StoryEvent;
let photo: OwnPhoto;

useBrowser();
beforeAll(async () => {
  owner = await newPhotographer('Propriétaire');
  other = await newPhotographer('Une autre');
  draft = await newEvent(owner, 'Course secrète');
  const drawn = await drawPhoto(shotOf(['501'], 0));
  const located = await sharp(drawn).keepExif().withExifMerge({ IFD3: POSITION }).toBuffer();
  await sendFolder(owner, draft, await folderOf({ 'ici.jpg': located }));
  await whenSorted(owner, draft, 1);
  const { event } = await owner.api.request<{
    event: { photos: { edges: { node: OwnPhoto }[] } };
  }>(
    `query Photos($slug: String!) { event(slug: $slug) { photos(first: 1) {
      edges { node { id originalUrl webUrl previewUrl thumbnailUrl } }
    } } }`,
    { slug: draft.slug },
  );
  const node = event.photos.edges[0]?.node;
  if (!node) throw new Error('the photo is not published');
  photo = node;
});
afterAll(removeFolders);

test('a draft and its desk do not exist for another photographer', async () => {
  const page = await visit(`/e/${draft.slug}`, { as: other, lost: true });
  await page.getByRole('heading', { name: LOST }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('fr-FR');
  await open(page, `/pro/events/${draft.slug}`);
  await page.getByRole('heading', { name: LOST }).waitFor();
  await picture(page, 'not-found');
});

test('another photographer cannot send photos to a draft', async () => {
  const request = other.api.request(
    `mutation Ask($input: RequestUploadsInput!) {
      requestUploads(input: $input) { slots { status } }
    }`,
    {
      input: {
        eventId: draft.id,
        files: [{ name: 'a.jpg', byteSize: 1000, sha256: 'a'.repeat(64) }],
      },
    },
  );
  await expect(request).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an original is given to nobody without a signed address', async () => {
  const signed = await fetch(photo.originalUrl);
  expect(signed.status).toBe(200);
  const [address] = photo.originalUrl.split('?');
  const key = originalKey({ eventId: draft.id, photoId: photo.id });
  for (const url of [String(address), `${addresses.files}/${key}`]) {
    expect([403, 404]).toContain((await fetch(url)).status);
  }
});

test('what the public sees of a photo does not tell where it was taken', async () => {
  expect(await exifOf(photo.originalUrl)).toBeDefined();
  await publishEvent(owner, draft);
  for (const url of [photo.previewUrl, photo.thumbnailUrl, photo.webUrl]) {
    expect(await exifOf(url)).toBeUndefined();
  }
});

async function exifOf(url: string): Promise<Buffer | undefined> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return (await sharp(Buffer.from(await response.arrayBuffer())).metadata()).exif;
}

import { originalKey, publicRenditionKey, webRenditionKey } from '@focus-racer/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStoreWithCatalog, type StoreWithCatalog } from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { createImageSteps, type ImageSteps } from './render-photo.ts';

let room: StoreWithCatalog;
let steps: ImageSteps;

beforeAll(async () => {
  room = await openStoreWithCatalog();
  steps = createImageSteps({ ...room, cameraSalt: 'salt' });
});
afterAll(() => room.remove());

function render(photoId: string) {
  return runActivity(() => steps.render({ photoId }));
}

test('writes three renditions where the row says, and answers facts alone', async () => {
  const photo = await room.addPhoto(await drawScene({ seed: 1 }));
  const result = await render(photo.photoId);
  expect(result).toMatchObject({ outcome: 'RENDERED', recipe: 'r1', width: 1200, height: 800 });
  expect(JSON.stringify(result)).not.toMatch(new RegExp(`Valmont|${photo.publicToken}`));
  expect(await room.keys(photo)).toEqual([
    originalKey(photo),
    webRenditionKey({ ...photo, recipe: 'r1' }),
    publicRenditionKey({ ...photo, recipe: 'r1', sizePx: 1024 }),
    publicRenditionKey({ ...photo, recipe: 'r1', sizePx: 320 }),
  ]);
});

test('a second run, as after a lost worker, leaves equal bytes', async () => {
  const photo = await room.addPhoto(await drawScene({ seed: 2 }));
  const etags = async () =>
    Promise.all((await room.keys(photo)).map(async (key) => (await room.store.head(key))?.etag));
  const first = await render(photo.photoId);
  const before = await etags();
  expect(await render(photo.photoId)).toEqual(first);
  expect(await etags()).toEqual(before);
});

describe('bytes that differ from the promise are refused', () => {
  test('another photo of another size', async () => {
    const photo = await room.addPhoto(await drawScene({ seed: 3 }));
    await room.store.write(originalKey(photo), await drawScene({ seed: 4 }), {
      contentType: 'image/jpeg',
    });
    expect(await render(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' });
    expect(await room.keys(photo)).toEqual([originalKey(photo)]);
  });

  test('one bit', async () => {
    const original = await drawScene({ seed: 5 });
    const photo = await room.addPhoto(original);
    original[original.length - 10]! ^= 1;
    await room.store.write(originalKey(photo), original, { contentType: 'image/jpeg' });
    expect(await render(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' });
  });

  test('nothing at all', async () => {
    const photo = await room.addPhoto(await drawScene({ seed: 6 }));
    await room.store.remove(originalKey(photo));
    expect(await render(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' });
  });
});

describe('a poisoned file is an outcome, and the worker goes on', () => {
  test.each([
    ['EMPTY_FILE', 'an empty file', () => Buffer.alloc(0)],
    ['NOT_AN_IMAGE', 'an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['NOT_AN_IMAGE', 'a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['NOT_AN_IMAGE', 'a GIF', () => Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1')],
    ['UNREADABLE', 'half a JPEG', async () => (await drawScene({ seed: 7 })).subarray(0, 20_000)],
    [
      'UNREADABLE',
      'noise behind a JPEG mark',
      () => Buffer.alloc(5_000, '\xff\xd8\xff\xe0ab', 'latin1'),
    ],
    ['TOO_SMALL', 'a stamp', () => drawScene({ seed: 8, width: 300, height: 100 })],
  ])('%s: %s', async (reason, _name, make) => {
    const photo = await room.addPhoto(await make());
    expect(await render(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason });
    expect(await room.keys(photo)).toEqual([originalKey(photo)]);

    const next = await room.addPhoto(await drawScene({ seed: 9 }));
    expect(await render(next.photoId)).toMatchObject({ outcome: 'RENDERED' });
  });
});

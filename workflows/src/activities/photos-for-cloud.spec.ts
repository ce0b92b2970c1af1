import { expect, test } from '@jest/globals';
import type { UnusablePhoto } from '@focus-racer/contracts';
import { PhotosForCloud } from './photos-for-cloud.ts';

const photo = (photoId: string, generation = 1) => ({ photoId, generation });

function countingPhotos(prepare: () => Promise<{ bytes: string } | UnusablePhoto>, lanes = 2) {
  const made: string[] = [];
  const photos = new PhotosForCloud((photoId) => {
    made.push(photoId);
    return prepare();
  }, lanes);
  return { photos, made };
}

test('three calls about one photo share its preparation', async () => {
  const { photos, made } = countingPhotos(() => Promise.resolve({ bytes: 'a' }));
  const [first, second] = await Promise.all([photos.get(photo('p')), photos.get(photo('p'))]);
  expect(await photos.get(photo('p'))).toBe(first);
  expect(second).toBe(first);
  await photos.get(photo('p', 2));
  expect(made).toEqual(['p', 'p']);
});

test('no more are made at once than there are lanes', async () => {
  const finish: (() => void)[] = [];
  const { photos, made } = countingPhotos(
    () => new Promise((resolve) => finish.push(() => resolve({ bytes: 'a' }))),
  );
  const all = ['a', 'b', 'c'].map((id) => photos.get(photo(id)));
  await new Promise(setImmediate);
  expect(made).toHaveLength(2);
  while (finish.length > 0) {
    finish.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all(all);
  expect(made).toHaveLength(3);
});

test('what failed or cannot be used is looked at again', async () => {
  const outcomes: (() => Promise<{ bytes: string } | UnusablePhoto>)[] = [
    () => Promise.reject(new Error('the store is away')),
    () => Promise.resolve({ outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' }),
    () => Promise.resolve({ bytes: 'a' }),
  ];
  const { photos } = countingPhotos(() => outcomes.shift()!());
  await expect(photos.get(photo('p'))).rejects.toThrow('the store is away');
  expect(await photos.get(photo('p'))).toMatchObject({ outcome: 'UNUSABLE' });
  expect(await photos.get(photo('p'))).toEqual({ bytes: 'a' });
});

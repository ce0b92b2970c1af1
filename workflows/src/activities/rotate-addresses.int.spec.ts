import { publicRenditionKey } from '@focus-racer/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  openStoreWithCatalog,
  type PhotoInStore,
  type StoreWithCatalog,
} from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { createStoreSteps } from './rotate-addresses.ts';

const TO = 'f'.repeat(32);

let room: StoreWithCatalog;
let rotated: string[][];
beforeAll(async () => {
  room = await openStoreWithCatalog();
});
afterAll(() => room.remove());

function addresses(photo: PhotoInStore, publicToken = photo.publicToken): string[] {
  return ([1024, 320] as const).map((sizePx) =>
    publicRenditionKey({ ...photo, publicToken, recipe: 'r1', sizePx }),
  );
}

async function addRendered(): Promise<PhotoInStore> {
  const photo = await room.addPhoto(Buffer.from('original'));
  for (const key of addresses(photo)) {
    await room.store.write(key, Buffer.from(key), { contentType: 'image/jpeg' });
  }
  rotated = [];
  room.answers['addressRotations'] = () => ({
    items: [{ photoId: photo.photoId, recipe: 'r1', fromToken: photo.publicToken, toToken: TO }],
    next: 'next page',
  });
  room.answers['recordAddressesRotated'] = ({ photoIds }: { photoIds: string[] }) => {
    rotated.push(photoIds);
    return { rotated: photoIds.length };
  };
  return photo;
}

function rotate(photo: PhotoInStore) {
  const steps = createStoreSteps(room);
  return runActivity(() => steps.rotateAddresses({ eventId: photo.eventId, after: null }));
}

async function publicKeys(photo: PhotoInStore): Promise<string[]> {
  return (await room.keys(photo)).filter((key) => key.startsWith('p/'));
}

test('moves both renditions, then records it', async () => {
  const photo = await addRendered();
  expect(await rotate(photo)).toEqual({ next: 'next page' });
  expect(await publicKeys(photo)).toEqual(addresses(photo, TO));
  expect(rotated).toEqual([[photo.photoId]]);
});

test('goes on where a lost worker stopped', async () => {
  const photo = await addRendered();
  const [preview = ''] = addresses(photo);
  const [movedPreview = ''] = addresses(photo, TO);
  await room.store.copy(preview, movedPreview);
  await room.store.remove(preview);
  await rotate(photo);
  expect(await publicKeys(photo)).toEqual(addresses(photo, TO));
});

test('a rendition that is nowhere is not recorded as moved', async () => {
  const photo = await addRendered();
  for (const key of addresses(photo)) await room.store.remove(key);
  await expect(rotate(photo)).rejects.toThrow('no object');
  expect(rotated).toEqual([]);
});

import {
  drawingKey,
  originalKey,
  publicRenditionKey,
  shareKey,
  webRenditionKey,
} from '@focus-racer/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  openStoreWithCatalog,
  type PhotoInStore,
  type StoreWithCatalog,
} from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { createWithdrawalSteps, type WithdrawalSteps } from './withdraw-photo.ts';

const OLD = 'r1';
const NEXT = { publicToken: 'f'.repeat(32), recipe: 'r1.0badcafe' };

let room: StoreWithCatalog;
let steps: WithdrawalSteps;
let photo: PhotoInStore;
beforeAll(async () => {
  room = await openStoreWithCatalog();
  steps = createWithdrawalSteps({ ...room, cameraSalt: 'salt' });
});
afterAll(() => room.remove());

const write = (key: string) =>
  room.store.write(key, Buffer.from(key), { contentType: 'image/jpeg' });
const publicKeys = (publicToken: string, recipe: string) =>
  ([1024, 320] as const).map((sizePx) =>
    publicRenditionKey({ ...photo, publicToken, recipe, sizePx }),
  );
const settle = () => runActivity(() => steps.settleWithdrawal(photo));
const keys = () => room.keys(photo);

beforeEach(async () => {
  photo = await room.addPhoto(await drawScene({ seed: 1, width: 600, height: 400 }));
  const crop = { ...photo, recipe: OLD, kind: 'SQUARE', variant: 'abc' };
  await Promise.all(
    [
      ...publicKeys(photo.publicToken, OLD),
      webRenditionKey({ ...photo, recipe: OLD }),
      shareKey(crop),
      drawingKey(crop, 'download'),
    ].map(write),
  );
  room.answers['beginWithdrawalWork'] = () => ({ work: 'WITHDRAW', recipe: OLD, old: [] });
  room.answers['forgetOldRenditions'] = () => ({ left: 0 });
});

test('nothing public is left, and of what is private the original and one rendition', async () => {
  const another = await room.addPhoto(Buffer.from('another'));
  await write(publicRenditionKey({ ...another, recipe: OLD, sizePx: 320 }));
  // What a move and a rendering had just written elsewhere.
  await Promise.all(publicKeys('a'.repeat(32), OLD).map(write));
  await Promise.all(publicKeys('b'.repeat(32), 'r1.01').map(write));
  await write(webRenditionKey({ ...photo, recipe: 'r1.01' }));
  expect(await settle()).toEqual({ outcome: 'WITHDRAWN' });
  const left = [originalKey(photo), webRenditionKey({ ...photo, recipe: OLD })];
  expect(await keys()).toEqual(left.sort());
  expect(await room.keys(another)).toHaveLength(2);
  expect(await settle()).toEqual({ outcome: 'WITHDRAWN' });
});

describe('put back', () => {
  let first: StoreWithCatalog['answers'][string] | undefined;
  beforeEach(() => {
    first = room.answers['photoWork'];
    const asked = first as (variables: object) => object;
    room.answers['photoWork'] = (variables: object) => ({ ...asked(variables), ...NEXT });
  });
  afterEach(() => {
    if (first) room.answers['photoWork'] = first;
  });

  test('it comes back at an address of new random bits, alone', async () => {
    await settle();
    room.answers['beginWithdrawalWork'] = () => ({ work: 'PUT_BACK', recipe: OLD, old: [] });
    room.answers['recordPutBack'] = () => ({
      shown: true,
      old: [{ publicToken: photo.publicToken, recipe: OLD, withWeb: true }],
    });
    expect(await settle()).toEqual({ outcome: 'SHOWN' });
    expect(await keys()).toEqual(
      [
        originalKey(photo),
        webRenditionKey({ ...photo, ...NEXT }),
        ...publicKeys(NEXT.publicToken, NEXT.recipe),
      ].sort(),
    );
  });

  test('what nobody wants any more is removed again', async () => {
    await settle();
    room.answers['beginWithdrawalWork'] = () => ({ work: 'PUT_BACK', recipe: OLD, old: [] });
    room.answers['recordPutBack'] = () => ({ shown: false, old: [{ ...NEXT, withWeb: true }] });
    expect(await settle()).toEqual({ outcome: 'SUPERSEDED' });
    const left = [originalKey(photo), webRenditionKey({ ...photo, recipe: OLD })];
    expect(await keys()).toEqual(left.sort());
  });

  test('one whose original is lost stays down', async () => {
    await settle();
    await room.store.remove(originalKey(photo));
    room.answers['beginWithdrawalWork'] = () => ({ work: 'PUT_BACK', recipe: OLD, old: [] });
    expect(await settle()).toEqual({ outcome: 'UNUSABLE' });
  });
});

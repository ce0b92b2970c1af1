import {
  DEFAULT_LOOK,
  type EventLook,
  originalKey,
  publicRenditionKey,
  webRenditionKey,
} from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  openStoreWithCatalog,
  type PhotoInStore,
  type StoreWithCatalog,
} from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { createImageSteps } from './render-photo.ts';
import { createRerenderSteps, type RerenderSteps } from './rerender-photo.ts';

const STRONGER: EventLook = {
  ...DEFAULT_LOOK,
  watermark: { ...DEFAULT_LOOK.watermark, filigree: 1.4 },
};
const NEXT = { publicToken: 'f'.repeat(32), recipe: 'r1-abc.01' };

let room: StoreWithCatalog;
let steps: RerenderSteps;
let photo: PhotoInStore;
/** What the row says, as the catalog would. */
let row: { publicToken: string; recipe: string; outcome: string; forgotten: string[] };

beforeAll(async () => {
  room = await openStoreWithCatalog();
  steps = createRerenderSteps({ ...room, cameraSalt: 'salt' });
});
afterAll(() => room.remove());
beforeEach(async () => {
  photo = await room.addPhoto(await drawScene({ seed: 1, width: 600, height: 400 }));
  const images = createImageSteps({ ...room, cameraSalt: 'salt' });
  await runActivity(() => images.render({ photoId: photo.photoId }));
  row = { publicToken: photo.publicToken, recipe: 'r1', outcome: 'SWITCHED', forgotten: [] };
  const first = room.answers['photoWork'] as (variables: object) => object;
  room.answers['beginRerender'] = () => {
    room.answers['photoWork'] = (variables: object) => ({
      ...first(variables),
      ...NEXT,
      look: STRONGER,
    });
    return { needed: true, old: [] };
  };
  room.answers['recordRerendered'] = (written: { publicToken: string; recipe: string }) => {
    const old = [{ publicToken: row.publicToken, recipe: row.recipe, withWeb: true }];
    if (row.outcome === 'MOVING') return { outcome: 'MOVING', old: [] };
    if (row.outcome === 'SUPERSEDED') {
      return { outcome: 'SUPERSEDED', old: [{ ...written, withWeb: true }] };
    }
    Object.assign(row, { publicToken: written.publicToken, recipe: written.recipe });
    return { outcome: 'SWITCHED', old };
  };
  room.answers['forgetOldRenditions'] = ({ publicTokens }: { publicTokens: string[] }) => {
    row.forgotten.push(...publicTokens);
    return { left: 0 };
  };
  afterPhoto = () => (room.answers['photoWork'] = first as never);
});
let afterPhoto: () => void;

const run = async () => {
  try {
    return await runActivity(() => steps.rerender(photo));
  } finally {
    afterPhoto();
  }
};
const keysAt = (at: { publicToken: string; recipe: string }) => [
  webRenditionKey({ ...photo, ...at }),
  publicRenditionKey({ ...photo, ...at, sizePx: 1024 }),
  publicRenditionKey({ ...photo, ...at, sizePx: 320 }),
];
const expectAlone = async (at: { publicToken: string; recipe: string }) => {
  expect(await room.keys(photo)).toEqual([originalKey(photo), ...keysAt(at)].sort());
};
const FIRST = () => ({ publicToken: photo.publicToken, recipe: 'r1' });

test('the new renditions stand alone, with the look that was wanted', async () => {
  const [, before = ''] = keysAt(FIRST());
  const marked = await room.store.read(before);
  expect(await run()).toEqual({ outcome: 'RENDERED' });
  await expectAlone(NEXT);
  const [, after = ''] = keysAt(NEXT);
  expect((await room.store.read(after)).equals(marked)).toBe(false);
  expect(row.forgotten).toEqual([photo.publicToken]);
});

test('until it is recorded the former ones stay', async () => {
  row.outcome = 'MOVING';
  await expect(run()).rejects.toThrow('being moved');
  for (const key of keysAt(FIRST())) expect(await room.store.head(key)).not.toBeNull();
});

test('what nobody wants any more is removed again', async () => {
  row.outcome = 'SUPERSEDED';
  expect(await run()).toEqual({ outcome: 'SUPERSEDED' });
  await expectAlone(FIRST());
});

test('what a lost worker left behind is removed, though nothing is to be rendered', async () => {
  const left = { publicToken: 'a'.repeat(32), recipe: 'r1-left.02' };
  for (const key of keysAt(left)) {
    await room.store.write(key, Buffer.from(key), { contentType: 'image/jpeg' });
  }
  room.answers['beginRerender'] = () => ({ needed: false, old: [{ ...left, withWeb: true }] });
  expect(await run()).toEqual({ outcome: 'FRESH' });
  await expectAlone(FIRST());
  expect(row.forgotten).toEqual([left.publicToken]);
});

test('a photo whose original is lost keeps its look', async () => {
  await room.store.remove(originalKey(photo));
  expect(await run()).toEqual({ outcome: 'UNUSABLE' });
  expect(await room.keys(photo)).toEqual(keysAt(FIRST()).sort());
});

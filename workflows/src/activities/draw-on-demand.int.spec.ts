import {
  DEFAULT_LOOK,
  drawingKey,
  type DrawingWork,
  type OldRendition,
  originalKey,
  shareKey,
} from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  openStoreWithCatalog,
  type PhotoInStore,
  type StoreWithCatalog,
} from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { createDrawingSteps, type DrawingSteps } from './draw-on-demand.ts';

let room: StoreWithCatalog;
let steps: DrawingSteps;
let photo: PhotoInStore;
let work: DrawingWork;
/** What the catalog answers, and what it was told. */
let answer: { outcome: string; old: OldRendition[]; forgotten: string[] };

beforeAll(async () => {
  room = await openStoreWithCatalog();
  steps = createDrawingSteps(room);
});
afterAll(() => room.remove());
beforeEach(async () => {
  photo = await room.addPhoto(await drawScene({ seed: 1, width: 600, height: 400 }));
  work = {
    publicToken: photo.publicToken,
    recipe: 'r1',
    variant: 'abc123',
    look: DEFAULT_LOOK,
    box: { x: 100, y: 0, width: 400, height: 400 },
  };
  answer = { outcome: 'RECORDED', old: [], forgotten: [] };
  room.answers['beginDrawing'] = () => ({ work, old: answer.old });
  room.answers['recordDrawing'] = ({ publicToken, recipe }: DrawingWork) => ({
    outcome: answer.outcome,
    old: answer.outcome === 'SUPERSEDED' ? [{ publicToken, recipe, withWeb: true }] : [],
  });
  room.answers['forgetOldRenditions'] = ({ publicTokens }: { publicTokens: string[] }) => {
    answer.forgotten.push(...publicTokens);
    return { left: 0 };
  };
});

const draw = (kind: 'SQUARE' | 'COMPARISON' = 'SQUARE') =>
  runActivity(() => steps.drawOnDemand({ ...photo, kind }));
const at = (kind: string) => ({ ...photo, ...work, kind });
const keysOfCrop = () => [drawingKey(at('SQUARE'), 'download'), shareKey(at('SQUARE'))];

test('a crop stands beside the renditions, once private and once public', async () => {
  expect(await draw()).toEqual({ drawn: true });
  expect(await room.keys(photo)).toEqual([originalKey(photo), ...keysOfCrop()].sort());
});

test('a second run leaves equal bytes', async () => {
  const etags = () =>
    Promise.all(keysOfCrop().map(async (key) => (await room.store.head(key))?.etag));
  await draw();
  const before = await etags();
  await draw();
  expect(await etags()).toEqual(before);
});

test('a comparison is private', async () => {
  work.box = null;
  expect(await draw('COMPARISON')).toEqual({ drawn: true });
  expect(await room.keys(photo)).toEqual(
    [
      originalKey(photo),
      drawingKey(at('COMPARISON'), 'before'),
      drawingKey(at('COMPARISON'), 'after'),
    ].sort(),
  );
});

test('what came too late is removed, and tried again at the new place', async () => {
  answer.outcome = 'SUPERSEDED';
  await expect(draw()).rejects.toThrow('moved on');
  expect(await room.keys(photo)).toEqual([originalKey(photo)]);
  expect(answer.forgotten).toEqual([photo.publicToken]);
});

test('while the renditions are being moved it waits', async () => {
  answer.outcome = 'MOVING';
  await expect(draw()).rejects.toThrow('moved on');
});

test('what a lost worker left elsewhere is removed first', async () => {
  const left = { publicToken: 'a'.repeat(32), recipe: 'r1-left.01' };
  const keys = [
    drawingKey({ ...at('SQUARE'), ...left }, 'download'),
    shareKey({ ...at('SQUARE'), ...left }),
  ];
  for (const key of keys) {
    await room.store.write(key, Buffer.from(key), { contentType: 'image/jpeg' });
  }
  answer.old = [{ ...left, withWeb: true }];
  expect(await draw()).toEqual({ drawn: true });
  expect(await room.keys(photo)).toEqual([originalKey(photo), ...keysOfCrop()].sort());
  expect(answer.forgotten).toEqual([left.publicToken]);
});

test('without its original nothing is drawn, nor without anything to draw', async () => {
  await room.store.remove(originalKey(photo));
  expect(await draw()).toEqual({ drawn: false });
  room.answers['beginDrawing'] = () => ({ work: null, old: [] });
  expect(await draw()).toEqual({ drawn: false });
  expect(await room.keys(photo)).toEqual([]);
});

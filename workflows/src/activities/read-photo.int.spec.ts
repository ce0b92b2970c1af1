import { originalKey, type ReadLine } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { openStoreWithCatalog, type StoreWithCatalog } from '../fixture/photo-in-store.ts';
import { runActivity } from '../fixture/run-activity.ts';
import { drawScene } from '../imaging/scene.fixture.ts';
import { FakeEngine } from '../vision/fake-engine.ts';
import { createVisionSteps } from './read-photo.ts';

const LINE: ReadLine = {
  text: '1234',
  confidence: 0.9,
  weakestCharacter: 0.8,
  box: { x: 1, y: 2, width: 3, height: 4 },
  heightPx: 4,
  digitPosteriors: null,
};

let room: StoreWithCatalog;
beforeAll(async () => {
  room = await openStoreWithCatalog();
});
afterAll(() => room.remove());

function read(photoId: string, engine = new FakeEngine(() => Promise.resolve([LINE]))) {
  const steps = createVisionSteps({ ...room, engine });
  return runActivity(() => steps.read({ photoId }));
}

test('answers what the engine reads on the original', async () => {
  const photo = await room.addPhoto(await drawScene({ seed: 1, width: 3200, height: 2400 }));
  const engine = new FakeEngine((image) => {
    expect(image.width * image.scaleToOriginal).toBe(3200);
    return Promise.resolve([LINE]);
  });
  expect(await read(photo.photoId, engine)).toEqual({
    engine: 'fake',
    engineVersion: '1',
    lines: [LINE],
    people: [],
    labels: [],
    insteadOf: null,
  });
  expect(await room.keys(photo)).toEqual([originalKey(photo)]);
});

test('an original replaced after it was rendered is not read', async () => {
  const photo = await room.addPhoto(await drawScene({ seed: 2 }));
  await room.store.write(originalKey(photo), await drawScene({ seed: 3 }), {
    contentType: 'image/jpeg',
  });
  expect(await read(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' });
});

test('a file that cannot be decoded is an outcome, not a failure to retry', async () => {
  const photo = await room.addPhoto((await drawScene({ seed: 4 })).subarray(0, 20_000));
  expect(await read(photo.photoId)).toEqual({ outcome: 'UNUSABLE', reason: 'UNREADABLE' });
});

test('an engine that fails is tried again', async () => {
  const photo = await room.addPhoto(await drawScene({ seed: 5 }));
  const failing = new FakeEngine(() => Promise.reject(new Error('out of memory')));
  await expect(read(photo.photoId, failing)).rejects.toThrow('out of memory');
});

test('a photo that the catalog does not know is not tried again', async () => {
  room.answers['photoWork'] = () => {
    throw new AppError('NOT_FOUND', 'Photo not found');
  };
  const failure: unknown = await read('no such photo').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ nonRetryable: true, type: 'NOT_FOUND' });
});

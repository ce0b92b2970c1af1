import { type PhotoIngestInput, type PhotoState, SEARCH_ATTRIBUTES } from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CancelledFailure, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { fallSilent, FakeRooms } from './fixture/fake-rooms.ts';
import { TOO_SMALL } from './fixture/photo-results.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';
import type { photoIngest } from './photo-ingest.workflow.ts';

jest.setTimeout(120_000);

const PHOTO_STEPS = [
  'beginPhoto',
  'holdCredit',
  'render',
  'read',
  'recordPhoto',
  'captureCredit',
] as const;

const EVENT_ID = defineSearchAttributeKey(SEARCH_ATTRIBUTES.eventId, 'KEYWORD');
const ORGANIZATION_ID = defineSearchAttributeKey(SEARCH_ATTRIBUTES.organizationId, 'KEYWORD');

let server: TestTemporal;
let rooms: FakeRooms;

beforeAll(async () => {
  server = await openTestTemporal();
});
afterAll(() => server.close());
beforeEach(() => {
  rooms = new FakeRooms();
  server.rooms = rooms;
});

function runOf(photo: PhotoIngestInput): WorkflowHandle<typeof photoIngest> {
  return server.temporal.client.workflow.getHandle(
    `photo-ingest:${photo.photoId}:${photo.generation}`,
  );
}

async function ingest(photo: PhotoIngestInput): Promise<PhotoState> {
  await server.temporal.start('photoIngest', photo);
  return runOf(photo).result();
}

function creditOf(photo: PhotoIngestInput): string | undefined {
  return rooms.creditOf.get(photo.photoId);
}

describe('a photo that can be used', () => {
  test('is published and takes one credit', async () => {
    const photo = rooms.announcePhoto();
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(creditOf(photo)).toBe('CAPTURED');
    expect(rooms.asked).toEqual(PHOTO_STEPS);
  });

  test('that is set aside costs nothing', async () => {
    rooms.verdict = 'SET_ASIDE';
    const photo = rooms.announcePhoto();
    expect(await ingest(photo)).toBe('SET_ASIDE');
    expect(creditOf(photo)).toBe('VOIDED');
  });

  test('is worked on once when it is started twice', async () => {
    const photo = rooms.announcePhoto();
    const rendering = Promise.withResolvers<never>();
    rooms.insteadOf.render = () => rendering.promise;
    await server.temporal.start('photoIngest', photo);
    await server.temporal.start('photoIngest', photo);
    rendering.resolve(TOO_SMALL as never);
    expect(await runOf(photo).result()).toBe('REJECTED');
    expect(rooms.timesAsked('beginPhoto')).toBe(1);
  });

  test('that is decided already only has its credit settled', async () => {
    const photo = rooms.announcePhoto();
    await ingest(photo);
    rooms.asked.length = 0;
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(rooms.asked).toEqual(['beginPhoto', 'captureCredit']);
    expect(rooms.available).toBe(999);
  });
});

describe('a photo that cannot be used', () => {
  test.each(['render', 'read'] as const)(
    'is rejected when %s says so, for nothing',
    async (step) => {
      rooms.insteadOf[step] = () => Promise.resolve(TOO_SMALL);
      const photo = rooms.announcePhoto();
      expect(await ingest(photo)).toBe('REJECTED');
      expect(creditOf(photo)).toBe('VOIDED');
      expect(rooms.available).toBe(1_000);
    },
  );

  test('fails visibly when the catalog does not know it', async () => {
    const photo = rooms.announcePhoto();
    rooms.states.delete(photo.photoId);
    const failure: unknown = await ingest(photo).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect(rooms.timesAsked('beginPhoto')).toBe(1);
  });
});

describe('without credits', () => {
  test('a photo waits, and goes on when it is started again', async () => {
    rooms.available = 0;
    const photo = rooms.announcePhoto();
    expect(await ingest(photo)).toBe('AWAITING_CREDITS');
    expect(rooms.states.get(photo.photoId)).toBe('AWAITING_CREDITS');
    expect(rooms.timesAsked('render')).toBe(0);

    rooms.available = 1;
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(creditOf(photo)).toBe('CAPTURED');
    expect(rooms.available).toBe(0);
  });

  test('a purchase during the parking is seen at once', async () => {
    rooms.available = 0;
    const photo = rooms.announcePhoto();
    rooms.insteadOf.parkPhoto = () => {
      rooms.states.set(photo.photoId, 'AWAITING_CREDITS');
      rooms.available = 1;
      return Promise.resolve({ state: 'AWAITING_CREDITS' });
    };
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(rooms.timesAsked('beginPhoto')).toBe(2);
  });
});

describe('when parts of the system are away', () => {
  test('every step is tried until it works', async () => {
    const photo = rooms.announcePhoto();
    PHOTO_STEPS.forEach((step) => rooms.failingOnce.add(step));
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(rooms.asked).toEqual([
      ...['beginPhoto', 'beginPhoto', 'holdCredit', 'beginPhoto', 'holdCredit'],
      ...['render', 'render', 'read', 'read'],
      ...['recordPhoto', 'recordPhoto', 'captureCredit', 'recordPhoto', 'captureCredit'],
    ]);
    expect(creditOf(photo)).toBe('CAPTURED');
  });

  test('a photo whose worker was killed goes on with another', async () => {
    const photo = rooms.announcePhoto();
    rooms.insteadOf.read = () => {
      delete rooms.insteadOf.read;
      return fallSilent();
    };
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(rooms.timesAsked('render')).toBe(1);
    expect(rooms.timesAsked('read')).toBe(2);
  });

  test('a photo that takes its workers down again and again is rejected', async () => {
    const photo = rooms.announcePhoto();
    rooms.insteadOf.render = fallSilent;
    expect(await ingest(photo)).toBe('REJECTED');
    expect(rooms.timesAsked('render')).toBe(6);
    expect(creditOf(photo)).toBe('VOIDED');
  });
});

test('a cancelled photo stays as it was and can be taken up again', async () => {
  const photo = rooms.announcePhoto();
  const rendering = Promise.withResolvers<undefined>();
  rooms.insteadOf.render = () => {
    rendering.resolve(undefined);
    return fallSilent();
  };
  await server.temporal.start('photoIngest', photo);
  await rendering.promise;
  await runOf(photo).cancel();
  const failure: unknown = await runOf(photo)
    .result()
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ cause: expect.any(CancelledFailure) });
  expect(rooms.states.get(photo.photoId)).toBe('PROCESSING');

  delete rooms.insteadOf.render;
  expect(await ingest(photo)).toBe('PUBLISHED');
  expect(creditOf(photo)).toBe('CAPTURED');
});

test('an operator finds a photo by its event and by its organization', async () => {
  const photo = rooms.announcePhoto();
  await ingest(photo);
  const { typedSearchAttributes } = await runOf(photo).describe();
  expect(typedSearchAttributes.get(EVENT_ID)).toBe(photo.eventId);
  expect(typedSearchAttributes.get(ORGANIZATION_ID)).toBe(photo.organizationId);
});

test('a photo outlives its workers', async () => {
  const photo = rooms.announcePhoto();
  const recorded = Promise.withResolvers<undefined>();
  rooms.insteadOf.read = () => {
    recorded.resolve(undefined);
    return Promise.reject(new Error('the engine is not ready'));
  };
  await server.temporal.start('photoIngest', photo);
  await recorded.promise;
  await server.stopWorkers();
  delete rooms.insteadOf.read;
  await server.startWorkers();
  expect(await runOf(photo).result()).toBe('PUBLISHED');
  expect(rooms.timesAsked('render')).toBe(1);
});

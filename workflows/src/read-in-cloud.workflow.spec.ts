import type { PhotoIngestInput, PhotoState, ReadingResult } from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { createCloudSteps } from './activities/ask-cloud.ts';
import { FakeRooms, fallSilent } from './fixture/fake-rooms.ts';
import { TOO_SMALL } from './fixture/photo-results.ts';
import { openStoreWithCatalog, type StoreWithCatalog } from './fixture/photo-in-store.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';
import { drawScene } from './imaging/scene.fixture.ts';
import {
  type FakeRekognition,
  startFakeRekognition,
} from './vision/rekognition/fake-rekognition.ts';
import { Rekognition } from './vision/rekognition/rekognition.ts';

jest.setTimeout(300_000);

const CALL_LIMIT_MS = 1_000;

let server: TestTemporal;
let rooms: FakeRooms;
let room: StoreWithCatalog;
let cloud: FakeRekognition;

beforeAll(async () => {
  server = await openTestTemporal();
  room = await openStoreWithCatalog();
});
afterAll(async () => {
  await server.close();
  await room.remove();
});
beforeEach(() => {
  rooms = new FakeRooms();
  rooms.engine = 'rekognition';
  server.rooms = rooms;
});

/** The real calls, through the real SDK, to a cloud that behaves as it is told. */
async function withCloud(
  dials: Parameters<typeof startFakeRekognition>[0],
  work: () => Promise<void>,
): Promise<void> {
  cloud = await startFakeRekognition(dials);
  const rekognition = new Rekognition({
    region: 'eu-west-1',
    endpoint: cloud.endpoint,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'of nobody' },
    callLimitMs: CALL_LIMIT_MS,
    sockets: 100,
  });
  const steps = createCloudSteps({ ...room, rekognition });
  rooms.insteadOf.detectText = steps.detectText;
  rooms.insteadOf.detectLabels = steps.detectLabels;
  rooms.insteadOf.detectFaces = steps.detectFaces;
  try {
    await work();
  } finally {
    rekognition.close();
    await cloud.close();
  }
}

/** Known to catalog, commerce and store under one id. */
async function announceStoredPhoto(bytes: Buffer): Promise<PhotoIngestInput> {
  const { photoId, eventId } = await room.addPhoto(bytes);
  const announced = rooms.announcePhoto();
  const photo = { ...announced, photoId, eventId };
  rooms.states.set(photoId, 'UPLOADED');
  return photo;
}

async function ingest(photo: PhotoIngestInput): Promise<PhotoState> {
  await server.temporal.start('photoIngest', photo);
  const { photoId, generation } = photo;
  return server.temporal.client.workflow
    .getHandle<() => Promise<PhotoState>>(`photo-ingest:${photoId}:${generation}`)
    .result();
}

function readingOf({ photoId }: PhotoIngestInput): ReadingResult | null | undefined {
  return rooms.readings.get(photoId);
}

test('a photo is read by the cloud, and what it said is recorded', () =>
  withCloud({}, async () => {
    const photo = await announceStoredPhoto(await drawScene({ seed: 1 }));
    expect(await ingest(photo)).toBe('PUBLISHED');
    expect(readingOf(photo)).toMatchObject({ engine: 'rekognition', insteadOf: null });
    expect(readingOf(photo)?.lines.map(({ text }) => text)).toContain('1234');
    expect(readingOf(photo)?.people).toHaveLength(1);
    expect(readingOf(photo)?.labels).toHaveLength(2);
    expect(rooms.timesAsked('read')).toBe(0);
  }));

test('of 100 photos none is lost, though of the calls three in ten fail and others throttle or hang', () =>
  withCloud(
    { errors: 0.3, throttled: 0.1, hangs: 0.05, garbage: 0.02, quotaPerSecond: 100 },
    async () => {
      const bytes = await drawScene({ seed: 2 });
      const photos = await Promise.all(
        Array.from({ length: 100 }, () => announceStoredPhoto(bytes)),
      );
      const states = await Promise.all(photos.map(ingest));
      expect(states).toEqual(Array.from({ length: 100 }, () => 'PUBLISHED'));

      const engines = photos.map((photo) => readingOf(photo));
      const inCloud = engines.filter((reading) => reading?.engine === 'rekognition');
      const here = engines.filter((reading) => reading?.insteadOf === 'rekognition');
      expect(inCloud.length + here.length).toBe(100);
      expect(inCloud.length).toBeGreaterThan(50);
      expect(rooms.timesAsked('read')).toBe(here.length);
      expect(photos.map(({ photoId }) => rooms.creditOf.get(photoId))).toEqual(
        Array.from({ length: 100 }, () => 'CAPTURED'),
      );
      for (const dial of ['errors', 'throttled', 'hangs', 'garbage'] as const) {
        expect(cloud.counts[dial]).toBeGreaterThan(0);
      }
    },
  ));

test.each(['errors', 'hangs', 'garbage'] as const)(
  'a cloud of nothing but %s is given up, and the photo read here',
  (dial) =>
    withCloud({ [dial]: 1 }, async () => {
      const photo = await announceStoredPhoto(await drawScene({ seed: 3 }));
      expect(await ingest(photo)).toBe('PUBLISHED');
      expect(readingOf(photo)).toMatchObject({ engine: 'fake', insteadOf: 'rekognition' });
      expect(cloud.counts[dial]).toBeLessThanOrEqual(12);
    }),
);

test('one refused call calls the other two off', async () => {
  rooms.insteadOf.detectLabels = fallSilent;
  rooms.insteadOf.detectFaces = fallSilent;
  rooms.insteadOf.detectText = () =>
    Promise.reject(ApplicationFailure.nonRetryable('the key is not valid', 'REFUSED'));
  const photo = rooms.announcePhoto();
  expect(await ingest(photo)).toBe('PUBLISHED');
  expect(readingOf(photo)).toMatchObject({ engine: 'fake', insteadOf: 'rekognition' });
  expect(rooms.timesAsked('detectText')).toBe(1);
});

test('a photo that cannot be used is rejected, not read again here', async () => {
  rooms.insteadOf.detectText = () => Promise.resolve(TOO_SMALL);
  const photo = rooms.announcePhoto();
  expect(await ingest(photo)).toBe('REJECTED');
  expect(rooms.timesAsked('read')).toBe(0);
});

import { newId } from '@focus-racer/contracts';
import { createLogger } from '@focus-racer/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { bringBackPhoto } from './bring-back-photo.workflow.ts';
import { FakeRooms } from './fixture/fake-rooms.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';
import { keepSweepScheduled } from './workers/sweep-schedule.ts';

jest.setTimeout(120_000);

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

function pageNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `page-${i}`);
}

test('other limits of quality are held against every page once', async () => {
  rooms.pages = pageNames(3);
  const event = { eventId: newId(), organizationId: newId() };
  await server.temporal.start('rejudge', event);
  await server.temporal.client.workflow.getHandle(`rejudge:${event.eventId}`).result();
  expect(rooms.askedPages).toEqual([null, 'page-1', 'page-2']);
});

describe('reidentify', () => {
  const start = () => {
    const event = { eventId: newId(), organizationId: newId() };
    const again = () => server.temporal.start('reidentify', event);
    const handle = server.temporal.client.workflow.getHandle(`reidentify:${event.eventId}`);
    return { again, handle };
  };

  test('goes over every page once', async () => {
    rooms.pages = pageNames(4);
    const { again, handle } = start();
    await again();
    await handle.result();
    expect(rooms.askedPages).toEqual([null, 'page-1', 'page-2', 'page-3']);
  });

  test('a start list that changes meanwhile is seen by every photo', async () => {
    rooms.pages = pageNames(3);
    const { again, handle } = start();
    rooms.insteadOf.reidentifyPage = async (page) => {
      if (page.after !== 'page-1') return rooms.page(page);
      delete rooms.insteadOf.reidentifyPage;
      await again();
      return rooms.page(page);
    };
    await again();
    await handle.result();
    expect(rooms.askedPages).toEqual([null, 'page-1', null, 'page-1', 'page-2']);
  });

  test('a large event continues in new runs', async () => {
    rooms.pages = pageNames(103);
    const { again, handle } = start();
    await again();
    const first = await handle.describe();
    await handle.result();
    expect(rooms.askedPages).toEqual([null, ...rooms.pages.slice(1)]);
    expect((await handle.describe()).runId).not.toBe(first.runId);
  });
});

test('a balance that rises starts every page of waiting photos', async () => {
  rooms.pages = pageNames(3);
  const organizationId = newId();
  await server.temporal.start('resumePhotos', { organizationId });
  await server.temporal.client.workflow.getHandle(`resume-photos:${organizationId}`).result();
  expect(rooms.asked).toEqual(['startWaitingPhotos', 'startWaitingPhotos', 'startWaitingPhotos']);
});

test('an event made a draft moves every page of its renditions', async () => {
  rooms.pages = pageNames(2);
  const event = { eventId: newId(), organizationId: newId() };
  await server.temporal.start('rotateAddresses', event);
  await server.temporal.client.workflow.getHandle(`rotate-addresses:${event.eventId}`).result();
  expect(rooms.asked).toEqual(['rotateAddresses', 'rotateAddresses']);
});

test('a new organization gets its credit account', async () => {
  const organizationId = newId();
  await server.temporal.start('welcomeOrganization', { organizationId });
  await server.temporal.client.workflow
    .getHandle(`welcome-organization:${organizationId}`)
    .result();
  expect(rooms.asked).toEqual(['openCreditAccount']);
});

describe('bringBackPhoto', () => {
  const bringBack = async () => {
    const { photoId, eventId, organizationId } = rooms.announcePhoto();
    rooms.states.set(photoId, 'SET_ASIDE');
    await server.temporal.start('bringBackPhoto', { photoId, eventId, organizationId });
    const handle = server.temporal.client.workflow.getHandle<typeof bringBackPhoto>(
      `bring-back-photo:${photoId}`,
    );
    return { photoId, state: await handle.result() };
  };

  test('takes the credit and publishes', async () => {
    const { photoId, state } = await bringBack();
    expect(state).toBe('PUBLISHED');
    expect(rooms.creditOf.get(photoId)).toBe('CAPTURED');
  });

  test('leaves the photo as it is when no credit is left', async () => {
    rooms.available = 0;
    const { photoId, state } = await bringBack();
    expect(state).toBe('SET_ASIDE');
    expect(rooms.states.get(photoId)).toBe('SET_ASIDE');
  });
});

test('the sweep runs by itself, and its interval can be changed', async () => {
  const swept = Promise.withResolvers<undefined>();
  rooms.pages = pageNames(2);
  rooms.insteadOf.startStalePhotos = (page) => {
    if (page.after !== null) swept.resolve(undefined);
    return rooms.page(page);
  };
  const logger = createLogger('test', 'silent');
  await keepSweepScheduled(server.temporal, 300, logger);
  await keepSweepScheduled(server.temporal, 1, logger);
  await swept.promise;
  await server.temporal.client.schedule.getHandle('sweep-photos').delete();
});

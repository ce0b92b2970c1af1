import { newId } from '@focus-racer/contracts';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { FakeRooms, fallSilent } from './fixture/fake-rooms.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';

jest.setTimeout(120_000);

let server: TestTemporal;
let rooms: FakeRooms;
let photoIds: string[];

beforeAll(async () => {
  server = await openTestTemporal();
});
afterAll(() => server.close());
beforeEach(() => {
  rooms = new FakeRooms();
  server.rooms = rooms;
  photoIds = Array.from({ length: 8 }, () => newId()).sort();
  rooms.rerender.stale.push(...photoIds);
});

function batch() {
  const event = { eventId: newId(), organizationId: newId() };
  const tell = () => server.temporal.start('rerenderEvent', event);
  const handle = server.temporal.client.workflow.getHandle(`rerender-event:${event.eventId}`);
  return { tell, handle };
}

/** Photos stop at the `nth` until the answer is called; it says who waits there. */
function holdAt(nth: number) {
  const held = Promise.withResolvers<undefined>();
  const reached = Promise.withResolvers<undefined>();
  let begun = 0;
  rooms.insteadOf.rerender = async (photo) => {
    begun += 1;
    if (begun === nth) reached.resolve(undefined);
    if (begun >= nth) await held.promise;
    return rooms.work('rerender', photo);
  };
  return { reached: reached.promise, release: () => held.resolve(undefined), begun: () => begun };
}

describe('rerenderEvent', () => {
  test('reaches every photo once, a few at a time', async () => {
    rooms.photosAPage = 3;
    let now = 0;
    let most = 0;
    rooms.insteadOf.rerender = async (photo) => {
      now += 1;
      most = Math.max(most, now);
      const answer = await rooms.work('rerender', photo);
      now -= 1;
      return answer;
    };
    const { tell, handle } = batch();
    await tell();
    await handle.result();
    expect(rooms.rerender.reached.toSorted()).toEqual(photoIds);
    expect(rooms.rerender.state).toBe('DONE');
    expect(most).toBeLessThanOrEqual(3);
  });

  test('pauses before the next photo, goes on when told, and ends when cancelled', async () => {
    const hold = holdAt(2);
    const { tell, handle } = batch();
    await tell();
    await hold.reached;
    rooms.rerender.state = 'PAUSED';
    await tell();
    const asked = rooms.timesAsked('rerenderPage');
    hold.release();
    await untilTrue(() => rooms.timesAsked('rerenderPage') > asked);
    const atPause = hold.begun();
    expect(atPause).toBeLessThanOrEqual(4);
    expect(rooms.rerender.reached).toHaveLength(atPause);
    expect((await handle.describe()).status.name).toBe('RUNNING');

    rooms.rerender.state = 'RUNNING';
    const again = holdAt(2);
    await tell();
    await again.reached;
    rooms.rerender.state = 'CANCELLED';
    await tell();
    again.release();
    await handle.result();
    expect(rooms.rerender.stale.length).toBeGreaterThan(0);
    expect(rooms.timesAsked('finishRerender')).toBe(0);
  });

  test('a look that changes meanwhile reaches every photo, too', async () => {
    rooms.photosAPage = 2;
    const hold = holdAt(6);
    const { tell, handle } = batch();
    await tell();
    await hold.reached;
    rooms.rerender.version = 2;
    rooms.rerender.stale.splice(0, Infinity, ...photoIds);
    rooms.rerender.reached.length = 0;
    await tell();
    hold.release();
    await handle.result();
    expect(new Set(rooms.rerender.reached)).toEqual(new Set(photoIds));
    expect(rooms.rerender.stale).toEqual([]);
  });

  test('a large event continues in new runs, whose whole state is where it stands', async () => {
    rooms.photosAPage = 1;
    rooms.rerender.stale.push(...Array.from({ length: 15 }, () => newId()));
    const { tell, handle } = batch();
    await tell();
    const first = await handle.describe();
    await handle.result();
    expect((await handle.describe()).runId).not.toBe(first.runId);
    expect(rooms.rerender.reached).toHaveLength(23);
    expect(new Set(rooms.rerender.reached).size).toBe(23);
  });

  test('a photo that is refused is no reason to leave the others', async () => {
    const [refused = ''] = photoIds;
    rooms.insteadOf.rerender = (photo) =>
      photo.photoId === refused
        ? Promise.reject(ApplicationFailure.nonRetryable('no such photo', 'NOT_FOUND'))
        : rooms.work('rerender', photo);
    const { tell, handle } = batch();
    await tell();
    await handle.result();
    expect(rooms.rerender.stale).toEqual([refused]);
    expect(rooms.rerender.state).toBe('DONE');
  });

  test('a worker that is killed costs seconds, no photo', async () => {
    rooms.insteadOf.rerender = () => {
      delete rooms.insteadOf.rerender;
      return fallSilent();
    };
    const { tell, handle } = batch();
    await tell();
    await handle.result();
    expect(rooms.rerender.stale).toEqual([]);
  });
});

test('a photo whose own look changes is rendered again, and once more when it changes meanwhile', async () => {
  const [photoId = ''] = photoIds;
  const photo = { photoId, eventId: newId(), organizationId: newId() };
  rooms.insteadOf.rerender = async (input) => {
    delete rooms.insteadOf.rerender;
    await server.temporal.start('rerenderPhoto', photo);
    return rooms.work('rerender', input);
  };
  await server.temporal.start('rerenderPhoto', photo);
  await server.temporal.client.workflow.getHandle(`rerender-photo:${photoId}`).result();
  expect(rooms.timesAsked('rerender')).toBeGreaterThanOrEqual(2);
});

describe('prepareLogo', () => {
  const prepare = async () => {
    const logo = { logoId: newId(), eventId: newId(), organizationId: newId() };
    await server.temporal.start('prepareLogo', logo);
    await server.temporal.client.workflow.getHandle(`prepare-logo:${logo.logoId}`).result();
  };

  test('prepares it', async () => {
    await prepare();
    expect(rooms.asked).toEqual(['prepareLogo']);
  });
});

test('a preview is drawn, kept for a while and then removed', async () => {
  const preview = { previewId: newId(), eventId: newId(), organizationId: newId() };
  await server.temporal.start('drawLookPreview', preview);
  const handle = server.temporal.client.workflow.getHandle(
    `draw-look-preview:${preview.previewId}`,
  );
  await untilTrue(() => rooms.timesAsked('drawLookPreview') === 1);
  await untilTrue(async () =>
    (await handle.fetchHistory()).events?.some((event) => event.timerStartedEventAttributes),
  );
  expect(rooms.timesAsked('removeLookPreview')).toBe(0);
  await handle.terminate();
});

async function untilTrue(look: () => unknown): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
}

import { newId } from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { FakeRooms, fallSilent } from './fixture/fake-rooms.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';

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

function photo() {
  const input = { photoId: newId(), eventId: newId(), organizationId: newId() };
  const tell = () => server.temporal.start('withdrawPhoto', input);
  const handle = server.temporal.client.workflow.getHandle(`withdraw-photo:${input.photoId}`);
  return { input, tell, handle };
}

/** Says when the step was taken that many times. */
function untilSettled(times: number): Promise<undefined> {
  const reached = Promise.withResolvers<undefined>();
  let taken = 0;
  rooms.insteadOf.settleWithdrawal = (input) => {
    taken += 1;
    if (taken === times) setTimeout(() => reached.resolve(undefined), 500);
    return rooms.work('settleWithdrawal', input);
  };
  return reached.promise;
}

test('a photo is gone in one step, and looked after once more for what is written late', async () => {
  const { tell, handle } = photo();
  const gone = untilSettled(1);
  await tell();
  await gone;
  expect(rooms.asked).toEqual(['settleWithdrawal']);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  rooms.withdrawal = 'NOTHING';
  await tell();
  expect(await handle.result()).toBe('NOTHING');
});

test('it is put back as soon as that is wanted, and the workflow ends', async () => {
  const { tell, handle } = photo();
  const gone = untilSettled(1);
  await tell();
  await gone;
  rooms.withdrawal = 'SHOWN';
  await tell();
  expect(await handle.result()).toBe('SHOWN');
  expect(rooms.timesAsked('settleWithdrawal')).toBe(2);
});

test('taken down again while it is put back, it is taken down again', async () => {
  const { tell, handle } = photo();
  const back = Promise.withResolvers<undefined>();
  const reached = Promise.withResolvers<undefined>();
  rooms.withdrawal = 'SHOWN';
  rooms.insteadOf.settleWithdrawal = async () => {
    delete rooms.insteadOf.settleWithdrawal;
    reached.resolve(undefined);
    await back.promise;
    return { outcome: 'SUPERSEDED' };
  };
  await tell();
  await reached.promise;
  rooms.withdrawal = 'NOTHING';
  await tell();
  back.resolve(undefined);
  expect(await handle.result()).toBe('NOTHING');
  expect(rooms.timesAsked('settleWithdrawal')).toBe(2);
});

test('a worker that dies with it leaves it to another', async () => {
  const { tell, handle } = photo();
  rooms.withdrawal = 'SHOWN';
  rooms.insteadOf.settleWithdrawal = () => {
    delete rooms.insteadOf.settleWithdrawal;
    return fallSilent();
  };
  await tell();
  expect(await handle.result()).toBe('SHOWN');
});

test('an order reaches the catalog when it is back', async () => {
  const takedown = { ...photo().input, takedownId: newId(), version: 1, held: true };
  rooms.failingOnce.add('enforceTakedown');
  await server.temporal.start('enforceTakedown', takedown);
  await server.temporal.client.workflow
    .getHandle(`enforce-takedown:${takedown.takedownId}:1`)
    .result();
  expect(rooms.asked).toEqual(['enforceTakedown', 'enforceTakedown']);
});

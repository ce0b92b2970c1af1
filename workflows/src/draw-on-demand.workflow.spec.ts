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

function crop() {
  const drawing = {
    photoId: newId(),
    eventId: newId(),
    organizationId: newId(),
    kind: 'TALL' as const,
  };
  const ask = () => server.temporal.start('drawOnDemand', drawing);
  const id = `draw-on-demand:${drawing.photoId}:TALL`;
  return { ask, handle: server.temporal.client.workflow.getHandle(id) };
}

test('what is asked for is drawn', async () => {
  const { ask, handle } = crop();
  await ask();
  await handle.result();
  expect(rooms.asked).toEqual(['drawOnDemand']);
});

test('what was asked for while it was drawn is drawn once more', async () => {
  const { ask, handle } = crop();
  rooms.insteadOf.drawOnDemand = async (input) => {
    delete rooms.insteadOf.drawOnDemand;
    await ask();
    return rooms.work('drawOnDemand', input);
  };
  await ask();
  await handle.result();
  expect(rooms.asked).toEqual(['drawOnDemand', 'drawOnDemand']);
});

test('what cannot be drawn is said so', async () => {
  const { ask, handle } = crop();
  rooms.insteadOf.drawOnDemand = () => Promise.resolve({ drawn: false });
  await ask();
  await handle.result();
  expect(rooms.asked).toEqual(['drawOnDemand', 'failDrawing']);
});

test('a worker that dies with it leaves it to another', async () => {
  const { ask, handle } = crop();
  rooms.insteadOf.drawOnDemand = () => {
    delete rooms.insteadOf.drawOnDemand;
    return fallSilent();
  };
  await ask();
  await handle.result();
  expect(rooms.asked).toEqual(['drawOnDemand', 'drawOnDemand']);
});

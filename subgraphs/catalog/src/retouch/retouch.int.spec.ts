import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  beginRerender,
  newId,
  photoWork,
  recordRerendered,
  rerenderPage,
  type Viewer,
} from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf, renderedPhoto } from '../fixture.ts';

let catalog: Catalog;
const owner = memberOf(newId());
const organizationId = organizationOf(owner);
const shooter = memberOf(organizationId, 'SHOOTER');
const reader = memberOf(organizationId, 'READER');
const stranger = memberOf(newId());
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const CHOOSE = `mutation ($id: ID!, $choice: RetouchChoice!) {
  choosePhotoRetouch(photoId: $id, choice: $choice) { retouch looksOtherwise } }`;

let eventId: string;
let photoId: string;
beforeEach(async () => {
  eventId = (await catalog.createEvent(owner)).id;
  await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
  photoId = await catalog.publish(shooter, eventId);
});

const choose = (choice: string, viewer: Viewer = owner) =>
  catalog.ask(viewer, CHOOSE, { id: photoId, choice });
const retouchEvent = (retouch: boolean) =>
  catalog.get<{ rerender: { total: number } }>(
    owner,
    `mutation ($input: ChangeEventLookInput!) { changeEventLook(input: $input) { rerender { total } } }`,
    { input: { eventId, retouch } },
  );
const stale = async () => (await catalog.internal(rerenderPage, { eventId, after: null })).photoIds;
const startsOf = async (workflow: string) =>
  (await catalog.outbox()).filter(
    ({ payload }) =>
      'workflow' in payload &&
      payload.workflow === workflow &&
      payload.input['eventId'] === eventId,
  ).length;
async function rerender() {
  await catalog.internal(beginRerender, { photoId });
  const { publicToken, recipe, look } = await catalog.internal(photoWork, { photoId });
  await catalog.internal(recordRerendered, { photoId, publicToken, recipe });
  return look;
}

describe('one photo', () => {
  test('is shown retouched by choice, and as its event has it again', async () => {
    expect(await choose('RETOUCHED')).toMatchObject({
      data: { choosePhotoRetouch: { retouch: 'RETOUCHED', looksOtherwise: true } },
    });
    expect(await startsOf('rerenderPhoto')).toBe(1);
    expect(await rerender()).toMatchObject({ retouch: true });
    expect(await choose('RETOUCHED')).toMatchObject({
      data: { choosePhotoRetouch: { looksOtherwise: false } },
    });
    expect(await startsOf('rerenderPhoto')).toBe(1);
    await choose('AS_EVENT');
    expect(await startsOf('rerenderPhoto')).toBe(2);
    expect(await rerender()).toMatchObject({ retouch: false });
  });

  test('may be chosen by who shot it and by managers, by nobody else', async () => {
    expect((await choose('RETOUCHED', ANONYMOUS)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await choose('RETOUCHED', stranger)).codes).toEqual(['NOT_FOUND']);
    expect((await choose('RETOUCHED', reader)).codes).toEqual(['FORBIDDEN']);
    expect((await choose('RETOUCHED', memberOf(organizationId, 'SHOOTER'))).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await choose('RETOUCHED', shooter)).codes).toEqual([]);
    expect((await choose('AS_TAKEN', memberOf(organizationId, 'MANAGER'))).codes).toEqual([]);
  });

  test('tells strangers nothing of it', async () => {
    await choose('RETOUCHED');
    const asked = await catalog.ask(
      stranger,
      `query ($id: ID!) { photo(id: $id) { retouch looksOtherwise } }`,
      { id: photoId },
    );
    expect(asked.data).toEqual({ photo: { retouch: null, looksOtherwise: null } });
  });

  test('may be chosen before it is rendered', async () => {
    photoId = await catalog.upload(shooter, eventId);
    await choose('RETOUCHED');
    expect(await startsOf('rerenderPhoto')).toBe(0);
    await catalog.begin(photoId);
    const { look, recipe } = await catalog.internal(photoWork, { photoId });
    expect(look).toMatchObject({ retouch: true });
    await catalog.record(photoId, { rendered: renderedPhoto({ recipe }) });
    expect(await startsOf('rerenderEvent')).toBe(0);
  });

  test('chosen while it is rendered is rendered again', async () => {
    photoId = await catalog.upload(shooter, eventId);
    await catalog.begin(photoId);
    const { recipe } = await catalog.internal(photoWork, { photoId });
    await choose('RETOUCHED');
    await catalog.record(photoId, { rendered: renderedPhoto({ recipe }) });
    expect(await stale()).toEqual([photoId]);
    expect(await startsOf('rerenderEvent')).toBe(1);
  });
});

describe('an event', () => {
  test('retouched has its photos rendered again, but those that are shown as taken', async () => {
    const other = await catalog.publish(owner, eventId);
    await choose('AS_TAKEN');
    expect(await retouchEvent(true)).toMatchObject({ rerender: { total: 1 } });
    expect(await stale()).toEqual([other]);
    await choose('AS_EVENT');
    expect((await stale()).toSorted()).toEqual([photoId, other].toSorted());
  });

  test('and a photo that is retouched already stays as it is', async () => {
    await choose('RETOUCHED');
    await rerender();
    await catalog.orm.em.fork().execute(`update catalog.photo set old_renditions = '[]'`);
    expect(await retouchEvent(true)).toMatchObject({ rerender: { total: 0 } });
    expect(await stale()).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  beginDrawing,
  beginRerender,
  CROP_RATIOS,
  type DrawingKind,
  failDrawing,
  newId,
  photoWork,
  recordDrawing,
  recordRerendered,
  type Viewer,
} from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf, readingOf } from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';
import { listAddressRotations, recordAddressesRotated } from '../photo/rotate-addresses.ts';
import { PhotoDrawing } from './photo-drawing.entity.ts';

let catalog: Catalog;
const owner = memberOf(newId());
const reader = memberOf(organizationOf(owner), 'READER');
const stranger = memberOf(newId());
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

interface Crop {
  ratio: string;
  box: { x: number; y: number; width: number; height: number };
  status: string;
  shareUrl: string | null;
  downloadUrl: string | null;
}
const CROPS = `crops { ratio box { x y width height } status shareUrl downloadUrl }`;
const REQUEST = `mutation ($id: ID!, $ratio: CropRatio!) { requestCrop(photoId: $id, ratio: $ratio) { ${CROPS} } }`;
const COMPARE = `mutation ($id: ID!) { requestRetouchComparison(photoId: $id) {
  retouchComparison { status beforeUrl afterUrl } } }`;

let eventId: string;
let photoId: string;
beforeEach(async () => {
  eventId = (await catalog.createEvent(owner)).id;
  await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
  photoId = await catalog.publish(owner, eventId);
});

const cropsFor = async (viewer: Viewer) =>
  (
    await catalog.get<{ crops: Crop[] }>(
      viewer,
      `query ($id: ID!) { photo(id: $id) { ${CROPS} } }`,
      {
        id: photoId,
      },
    )
  ).crops;
const cropFor = async (viewer: Viewer, ratio: string) =>
  (await cropsFor(viewer)).find((crop) => crop.ratio === ratio);
const request = (viewer: Viewer, ratio = 'SQUARE') =>
  catalog.ask(viewer, REQUEST, { id: photoId, ratio });
const startsOf = async (kind: string) =>
  (await catalog.outbox()).filter(
    ({ payload }) =>
      'workflow' in payload &&
      payload.workflow === 'drawOnDemand' &&
      payload.input['photoId'] === photoId &&
      payload.input['kind'] === kind,
  ).length;
const begin = async (kind: DrawingKind = 'SQUARE') => {
  const { work } = await catalog.internal(beginDrawing, { photoId, kind });
  if (!work) throw new Error('nothing to draw');
  return work;
};
const record = (
  { publicToken, recipe, variant }: Awaited<ReturnType<typeof begin>>,
  kind: DrawingKind = 'SQUARE',
) => catalog.internal(recordDrawing, { photoId, kind, publicToken, recipe, variant });
const draw = async (kind: DrawingKind = 'SQUARE') => record(await begin(kind), kind);

async function changeLook(): Promise<void> {
  await catalog.get(
    owner,
    `mutation ($input: ChangeEventLookInput!) { changeEventLook(input: $input) { id } }`,
    { input: { eventId, retouch: true } },
  );
}
async function rerender() {
  await catalog.internal(beginRerender, { photoId });
  const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
  return catalog.internal(recordRerendered, { photoId, publicToken, recipe });
}

describe('proposals', () => {
  test('there is one a ratio, within the photo, before anything is drawn', async () => {
    const crops = await cropsFor(ANONYMOUS);
    expect(crops.map(({ ratio }) => ratio)).toEqual([...CROP_RATIOS]);
    for (const { status, shareUrl, downloadUrl } of crops) {
      expect([status, shareUrl, downloadUrl]).toEqual(['NOT_ASKED', null, null]);
    }
  });

  test('they follow the person of the newest reading', async () => {
    photoId = await catalog.upload(owner, eventId);
    await catalog.begin(photoId);
    const face = { x: 5000, y: 900, width: 300, height: 400 };
    const torso = { x: 4700, y: 1380, width: 900, height: 1600 };
    const person = { face, torso, confidence: 0.9, fineDetail: null, torsoColours: [] };
    await catalog.record(photoId, { reading: { ...readingOf([]), people: [person] } });
    const crop = await cropFor(ANONYMOUS, 'TALL');
    expect(crop?.box.x).toBeGreaterThan(3000);
    expect(crop?.box.x).toBeLessThanOrEqual(4700);
  });

  test('a photo that is not rendered has none', async () => {
    photoId = await catalog.upload(owner, eventId);
    expect(await cropsFor(owner)).toEqual([]);
    expect((await request(owner)).codes).toEqual(['CONFLICT']);
  });
});

describe('a crop that is asked for', () => {
  test('is drawn once, however often and by whomever', async () => {
    expect((await request(ANONYMOUS)).codes).toEqual([]);
    expect((await request(stranger)).codes).toEqual([]);
    expect((await request(owner)).codes).toEqual([]);
    expect(await startsOf('SQUARE')).toBe(1);
    expect(await cropFor(ANONYMOUS, 'SQUARE')).toMatchObject({ status: 'DRAWING', shareUrl: null });
    expect(await draw()).toEqual({ outcome: 'RECORDED', old: [] });
    await request(stranger);
    expect(await startsOf('SQUARE')).toBe(1);
    expect(await startsOf('TALL')).toBe(0);
  });

  test('is public and marked for all, without a mark for members alone', async () => {
    await request(ANONYMOUS);
    await draw();
    for (const viewer of [ANONYMOUS, stranger]) {
      const crop = await cropFor(viewer, 'SQUARE');
      expect(crop).toMatchObject({ status: 'DRAWN', downloadUrl: null });
      expect(crop?.shareUrl).toContain('/p/');
    }
    for (const viewer of [owner, reader]) {
      const crop = await cropFor(viewer, 'SQUARE');
      expect(crop?.downloadUrl).toContain('/e/');
    }
  });

  test('of a photo that the viewer may not see is NOT_FOUND', async () => {
    await catalog.get(owner, `mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }`, {
      id: photoId,
    });
    expect((await request(stranger)).codes).toEqual(['NOT_FOUND']);
    expect((await request(ANONYMOUS)).codes).toEqual(['NOT_FOUND']);
    expect((await request(owner)).codes).toEqual([]);
    await catalog.update(owner, eventId, { visibility: 'DRAFT' });
    expect((await request(stranger)).codes).toEqual(['NOT_FOUND']);
  });

  test('that could not be drawn may be asked for again', async () => {
    await request(ANONYMOUS);
    await catalog.internal(failDrawing, { photoId, kind: 'SQUARE' });
    expect(await cropFor(ANONYMOUS, 'SQUARE')).toMatchObject({ status: 'FAILED' });
    await request(ANONYMOUS);
    expect(await startsOf('SQUARE')).toBe(2);
    expect(await cropFor(ANONYMOUS, 'SQUARE')).toMatchObject({ status: 'DRAWING' });
  });

  test('and never came is asked for again after a minute', async () => {
    await request(ANONYMOUS);
    await catalog.orm.em
      .fork()
      .nativeUpdate(PhotoDrawing, { photoId }, { requestedAt: new Date(Date.now() - 61_000) });
    await request(ANONYMOUS);
    expect(await startsOf('SQUARE')).toBe(2);
  });
});

describe('nothing stale is handed out', () => {
  test('after the photo was rendered anew the crop is to be drawn anew, beside it', async () => {
    await request(ANONYMOUS);
    await draw();
    const before = await cropFor(ANONYMOUS, 'SQUARE');
    await changeLook();
    expect(await cropFor(ANONYMOUS, 'SQUARE')).toMatchObject({ status: 'NOT_ASKED' });
    await rerender();
    await request(ANONYMOUS);
    expect(await startsOf('SQUARE')).toBe(2);
    const { old } = await catalog.internal(beginDrawing, { photoId, kind: 'SQUARE' });
    expect(old).toMatchObject([{ recipe: 'r1', withWeb: true }]);
    await draw();
    const after = await cropFor(ANONYMOUS, 'SQUARE');
    expect(after?.status).toBe('DRAWN');
    expect(after?.shareUrl).not.toBe(before?.shareUrl);
  });

  test('what was drawn while it was rendered anew is named to be removed', async () => {
    await request(ANONYMOUS);
    const late = await begin();
    await changeLook();
    await rerender();
    const { outcome, old } = await record(late);
    expect(outcome).toBe('SUPERSEDED');
    const { publicToken, recipe } = late;
    expect(old).toEqual([{ publicToken, recipe, withWeb: true }]);
    expect(await cropFor(ANONYMOUS, 'SQUARE')).toMatchObject({ status: 'DRAWING' });
  });

  test('what a lost worker drew at a former address is named to be removed', async () => {
    await request(ANONYMOUS);
    const lost = await begin();
    await catalog.update(owner, eventId, { visibility: 'DRAFT' });
    const context = catalog.contextFor(ANONYMOUS);
    await listAddressRotations(context, eventId, null);
    expect((await record(lost)).outcome).toBe('MOVING');
    await recordAddressesRotated(catalog.contextFor(ANONYMOUS), [photoId]);
    const { work, old } = await catalog.internal(beginDrawing, { photoId, kind: 'SQUARE' });
    expect(old).toEqual([{ publicToken: lost.publicToken, recipe: 'r1', withWeb: false }]);
    expect(work?.publicToken).not.toBe(lost.publicToken);
    expect(await record(work ?? lost)).toMatchObject({ outcome: 'RECORDED' });
  });

  test('of a photo taken down nothing is drawn', async () => {
    await request(ANONYMOUS);
    await catalog.orm.em.fork().nativeUpdate(Photo, { id: photoId }, { state: 'TAKEN_DOWN' });
    expect(await catalog.internal(beginDrawing, { photoId, kind: 'SQUARE' })).toMatchObject({
      work: null,
    });
    expect(await cropsFor(owner)).toEqual([]);
  });
});

describe('a comparison', () => {
  test('is for members alone', async () => {
    expect((await catalog.ask(ANONYMOUS, COMPARE, { id: photoId })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    expect((await catalog.ask(stranger, COMPARE, { id: photoId })).codes).toEqual(['NOT_FOUND']);
    expect((await catalog.ask(reader, COMPARE, { id: photoId })).codes).toEqual([]);
    const asked = await catalog.ask(
      stranger,
      `query ($id: ID!) { photo(id: $id) { retouchComparison { status } } }`,
      { id: photoId },
    );
    expect(asked.data).toEqual({ photo: { retouchComparison: null } });
  });

  test('shows both, and does not depend on what the event wants', async () => {
    await catalog.get(owner, COMPARE, { id: photoId });
    const work = await begin('COMPARISON');
    expect(work).toMatchObject({ box: null });
    await record(work, 'COMPARISON');
    const asked = await catalog.get<{ retouchComparison: Record<string, string> }>(
      reader,
      `query ($id: ID!) { photo(id: $id) { retouchComparison { status beforeUrl afterUrl } } }`,
      { id: photoId },
    );
    expect(asked.retouchComparison['status']).toBe('DRAWN');
    expect(asked.retouchComparison['beforeUrl']).toContain('-before');
    expect(asked.retouchComparison['afterUrl']).toContain('-after');
    await changeLook();
    await catalog.get(owner, COMPARE, { id: photoId });
    expect(await startsOf('COMPARISON')).toBe(1);
  });
});

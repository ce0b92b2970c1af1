import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type AccountViewer,
  ANONYMOUS,
  DEFAULT_QUALITY,
  newId,
  recordBroughtBack,
  rejudgePage,
} from '@focus-racer/contracts';
import {
  type Catalog,
  memberOf,
  openCatalog,
  organizationOf,
  readingOf,
  renderedPhoto,
} from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';

let catalog: Catalog;
let owner: AccountViewer;
let event: { id: string; slug: string };

beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());
beforeEach(async () => {
  owner = memberOf(newId());
  event = await catalog.createEvent(owner);
});

interface Measures {
  score?: number | null;
  brightness?: number;
  person?: number;
}

/** A photo of so sharp a whole, so bright, and perhaps with somebody so sharp on it. */
async function record({ score = 45, brightness = 50, person }: Measures = {}): Promise<string> {
  const photoId = await catalog.upload(owner, event.id);
  await catalog.begin(photoId);
  const box = { x: 10, y: 10, width: 400, height: 500 };
  const people =
    person === undefined
      ? []
      : [{ face: box, torso: box, confidence: 1, fineDetail: person, torsoColours: [] }];
  await catalog.record(photoId, {
    rendered: renderedPhoto({
      fineDetail: score,
      exposure: { mean: brightness / 100, shadows: 0, highlights: 0 },
    }),
    reading: { ...readingOf([]), people },
  });
  return photoId;
}

function find(photoId: string): Promise<Photo> {
  return catalog.orm.em.fork().findOneOrFail(Photo, photoId);
}

const SET = `mutation ($input: SetQualityThresholdsInput!) {
  setQualityThresholds(input: $input) { quality { minSharpness minBrightness maxBrightness isDefault } }
}`;
const set = (viewer: AccountViewer, thresholds: object | null) =>
  catalog.ask(viewer, SET, { input: { eventId: event.id, thresholds } });

async function judgeAgain(thresholds: object | null): Promise<number> {
  expect((await set(owner, thresholds)).codes).toEqual([]);
  return (await catalog.internal(rejudgePage, { eventId: event.id, after: null })).changed;
}
const strict = { ...DEFAULT_QUALITY, minSharpness: 50 };
const mild = { ...DEFAULT_QUALITY, minSharpness: 0 };

describe('a photo being recorded', () => {
  test.each<[string, Measures, object]>([
    ['a sharp one is published', {}, { state: 'PUBLISHED', sharpnessScore: 45 }],
    ['a blurred one is not', { score: 20 }, { state: 'SET_ASIDE', setAsideReason: 'BLURRED' }],
    ['a panned runner is sharp', { score: 15, person: 40 }, { state: 'PUBLISHED' }],
    [
      'a runner out of focus is not',
      { score: 60, person: 12 },
      { state: 'SET_ASIDE', setAsideReason: 'BLURRED', sharpnessScore: 12 },
    ],
    ['a dark one', { brightness: 3 }, { setAsideReason: 'TOO_DARK' }],
    ['a burnt one', { brightness: 97 }, { setAsideReason: 'TOO_BRIGHT' }],
  ])('%s', async (_what, measures, expected) => {
    expect(await find(await record(measures))).toMatchObject(expected);
  });

  test("by its event's own thresholds", async () => {
    await set(owner, strict);
    expect(await find(await record({ score: 45 }))).toMatchObject({ setAsideReason: 'BLURRED' });
  });
});

describe('other thresholds', () => {
  test('take published photos out, and their credits stay taken', async () => {
    const photoId = await record({ score: 45 });
    expect(await judgeAgain(strict)).toBe(1);
    const photo = await find(photoId);
    expect(photo).toMatchObject({ state: 'SET_ASIDE', setAsideReason: 'BLURRED' });
    expect(photo.searchableAt).not.toBeNull();
    const { counted, kept } = await catalog.counters(event.id);
    expect(kept).toMatchObject(counted);
  });

  test('ask back what was set aside, which stays where the machine may judge it again', async () => {
    const photoId = await record({ score: 20 });
    expect(await judgeAgain(mild)).toBe(1);
    expect(await find(photoId)).toMatchObject({ state: 'SET_ASIDE', bringBackByRules: true });
    const started = (await catalog.outbox()).filter(
      (row) =>
        JSON.stringify(row).includes('bringBackPhoto') && JSON.stringify(row).includes(photoId),
    );
    expect(started).toHaveLength(1);
    await catalog.internal(recordBroughtBack, { photoId });
    expect(await find(photoId)).toMatchObject({
      state: 'PUBLISHED',
      setAsideReason: null,
      sortedByHandAt: null,
      bringBackByRules: false,
    });
    expect(await judgeAgain(null)).toBe(1);
    expect(await find(photoId)).toMatchObject({ state: 'SET_ASIDE', setAsideReason: 'BLURRED' });
  });

  test('tell another reason for what stays out', async () => {
    const photoId = await record({ brightness: 3, score: 20 });
    expect(await judgeAgain({ ...DEFAULT_QUALITY, minBrightness: 0 })).toBe(1);
    expect(await find(photoId)).toMatchObject({ setAsideReason: 'BLURRED' });
  });

  test('undo nothing that somebody did', async () => {
    const [aside, back] = [await record({ score: 45 }), await record({ score: 20 })];
    await catalog.get(owner, `mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }`, {
      id: aside,
    });
    await catalog.get(owner, `mutation ($id: ID!) { bringBackPhoto(photoId: $id) { id } }`, {
      id: back,
    });
    await catalog.internal(recordBroughtBack, { photoId: back });
    expect(await judgeAgain(strict)).toBe(0);
    expect(await judgeAgain(mild)).toBe(0);
    expect(await find(aside)).toMatchObject({ state: 'SET_ASIDE', setAsideReason: 'BY_HAND' });
    expect(await find(back)).toMatchObject({ state: 'PUBLISHED' });
  });

  test('bring no near duplicate of a sharper photo back', async () => {
    const hash = '0123456789abcdef';
    const send = async (sharpness: number, fineDetail: number) => {
      const photoId = await catalog.upload(owner, event.id);
      await catalog.begin(photoId);
      await catalog.record(photoId, {
        rendered: renderedPhoto({ sharpness, fineDetail, perceptualHash: hash }),
      });
      return photoId;
    };
    const kept = await send(400, 45);
    const blurred = await send(200, 20);
    expect(await judgeAgain(mild)).toBe(1);
    expect(await find(blurred)).toMatchObject({
      state: 'SET_ASIDE',
      setAsideReason: 'NEAR_DUPLICATE',
      duplicateOfId: kept,
      bringBackRequestedAt: null,
    });
  });

  test('are the managers’ alone, and within their limits', async () => {
    expect((await set(memberOf(newId()), strict)).codes).toEqual(['NOT_FOUND']);
    expect((await set(memberOf(organizationOf(owner), 'SHOOTER'), strict)).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await set(owner, { ...strict, minSharpness: 61 })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await set(owner, strict)).data).toMatchObject({
      setQualityThresholds: { quality: { ...strict, isDefault: false } },
    });
    expect((await set(owner, null)).data).toMatchObject({
      setQualityThresholds: { quality: { ...DEFAULT_QUALITY, isDefault: true } },
    });
  });
});

const PREVIEW = `query ($slug: String!, $s: Float!, $d: Float!, $b: Float!) { event(slug: $slug) {
  quality { isDefault }
  qualityPreview(minSharpness: $s, minBrightness: $d, maxBrightness: $b) {
    judged setAside leaving comingBack
    justBlurred { id sharpnessScore } justSharp { id sharpnessScore brightness }
  }
} }`;
const preview = (
  viewer: Parameters<Catalog['ask']>[0],
  { minSharpness, minBrightness, maxBrightness } = DEFAULT_QUALITY,
) =>
  catalog.ask(viewer, PREVIEW, {
    slug: event.slug,
    s: minSharpness,
    d: minBrightness,
    b: maxBrightness,
  });

describe('before saving', () => {
  test('one sees what would change, with the photos next to the limit', async () => {
    for (const score of [10, 20, 30, 40, 50, 60]) await record({ score });
    await record({ brightness: 2 });
    const { data } = await preview(owner, { ...DEFAULT_QUALITY, minSharpness: 45 });
    expect(data).toMatchObject({
      event: {
        quality: { isDefault: true },
        qualityPreview: {
          judged: 7,
          setAside: 5,
          leaving: 2,
          comingBack: 0,
          justBlurred: [{ sharpnessScore: 40 }, { sharpnessScore: 30 }, { sharpnessScore: 20 }],
          justSharp: [{ sharpnessScore: 50, brightness: 50 }, { sharpnessScore: 60 }],
        },
      },
    });
    const off = { minSharpness: 0, minBrightness: 0, maxBrightness: 100 };
    expect((await preview(owner, off)).data).toMatchObject({
      event: { qualityPreview: { judged: 7, setAside: 0, leaving: 0, comingBack: 3 } },
    });
  });

  test('the figures are those of judging again', async () => {
    const cases: Measures[] = [
      { score: 49.9 },
      { score: 50 },
      { score: null },
      { brightness: 7.9 },
      { brightness: 8 },
      { brightness: 86.1 },
      { score: 3, brightness: 90 },
    ];
    for (const measures of cases) await record(measures);
    const told = (await preview(owner, strict)).data as unknown as {
      event: { qualityPreview: { leaving: number; comingBack: number; setAside: number } };
    };
    const { leaving, comingBack, setAside } = told.event.qualityPreview;
    await judgeAgain(strict);
    const aside = await catalog.orm.em
      .fork()
      .count(Photo, { eventId: event.id, state: 'SET_ASIDE' });
    expect({ leaving, comingBack, aside }).toEqual({ leaving: 2, comingBack: 0, aside: setAside });
  });

  test('nobody else does', async () => {
    await catalog.update(owner, event.id, { visibility: 'PUBLIC' });
    expect((await preview(ANONYMOUS)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await preview(memberOf(newId()))).codes).toEqual(['NOT_FOUND']);
  });
});

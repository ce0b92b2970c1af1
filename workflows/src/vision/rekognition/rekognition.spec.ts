import { readingResultSchema } from '@focus-racer/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { encodeJpeg } from '../../imaging/pixels.ts';
import { mergeReading } from '../../merge-reading.ts';
import { drawBib } from '../bib-drawing.fixture.ts';
import { testVisionEngine } from '../vision-engine-conformance.ts';
import type { ReadableImage, VisionEngine } from '../vision-engine.ts';
import { CloudCallError } from './cloud-call-error.ts';
import { FAKE_ANSWERS } from './fake-answers.ts';
import { type FakeRekognition, startFakeRekognition } from './fake-rekognition.ts';
import { type CloudPicture, Rekognition } from './rekognition.ts';

const REGION = { region: 'eu-west-1', sockets: 10 };
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'of nobody' };
const never = new AbortController().signal;

let cloud: FakeRekognition;
let rekognition: Rekognition;
/** Waits less long than the cloud hangs. */
let hasty: Rekognition;
let picture: CloudPicture;

beforeAll(async () => {
  cloud = await startFakeRekognition();
  const { endpoint } = cloud;
  rekognition = new Rekognition({ ...REGION, endpoint, credentials, callLimitMs: 20_000 });
  hasty = new Rekognition({ ...REGION, endpoint, credentials, callLimitMs: 300 });
  picture = await pictureOf(await drawBib({ text: '1234' }));
});
afterAll(async () => {
  rekognition.close();
  hasty.close();
  await cloud.close();
});
beforeEach(() => {
  Object.assign(cloud.dials, {
    ...{ latencyMs: 0, quotaPerSecond: Infinity, throttled: 0, errors: 0, hangs: 0, garbage: 0 },
    answers: FAKE_ANSWERS,
  });
});

async function pictureOf(image: ReadableImage): Promise<CloudPicture> {
  const { width, height, scaleToOriginal: scale } = image;
  return {
    bytes: await encodeJpeg(image),
    original: { width: width * scale, height: height * scale },
  };
}

/** The three APIs and the merging of what they say, asked as an engine of pixels. */
const asEngine: VisionEngine = {
  name: 'rekognition',
  version: 'text3.0-labels3.0-merge1',
  async read(image, signal = never) {
    const asked = await pictureOf(image);
    return mergeReading(
      ...(await Promise.all([
        rekognition.detectText(asked, signal),
        rekognition.detectLabels(asked, signal),
        rekognition.detectFaces(asked, signal),
      ])),
    );
  },
};

async function troubleOf(asked = picture, by = rekognition): Promise<unknown> {
  const failure: unknown = await by.detectText(asked, never).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CloudCallError);
  return (failure as CloudCallError).trouble;
}

describe('the merged reading', () => {
  testVisionEngine({
    engine: () => Promise.resolve(asEngine),
    photo: () => drawBib({ text: '1234' }),
  });

  test('holds lines, people and labels', async () => {
    const reading = await asEngine.read(await drawBib({ text: '1234' }));
    expect(readingResultSchema.parse(reading)).toEqual(reading);
    expect(reading.lines.map(({ text }) => text)).toEqual(['1234', 'Foulées']);
    expect(reading.labels.map(({ name }) => name)).toEqual(['Person', 'Running']);
    const [{ face, torso } = { face: null, torso: null }] = reading.people;
    expect(torso!.y).toBeGreaterThan(face!.y + face!.height);
    expect(torso!.x).toBeLessThan(face!.x);
  });
});

describe('what goes wrong', () => {
  test('too many calls a second are throttled', async () => {
    cloud.dials.quotaPerSecond = 2;
    const calls = Array.from({ length: 6 }, () => rekognition.detectText(picture, never));
    const settled = await Promise.allSettled(calls);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await troubleOf()).toBe('THROTTLED');
  });

  test.each(['errors', 'garbage', 'hangs'] as const)('%s may pass', async (dial) => {
    cloud.dials[dial] = 1;
    // As often as there are kinds of garbage.
    for (let i = 0; i < 4; i += 1) expect(await troubleOf(picture, hasty)).toBe('BROKEN');
  });

  test('a call is made once, because its like wait for their turn', async () => {
    cloud.dials.errors = 1;
    const before = cloud.counts.errors;
    await troubleOf();
    expect(cloud.counts.errors).toBe(before + 1);
  });

  test('nobody there may pass', async () => {
    const gone = await startFakeRekognition();
    await gone.close();
    const { endpoint } = gone;
    const lost = new Rekognition({ ...REGION, endpoint, credentials, callLimitMs: 300 });
    expect(await troubleOf(picture, lost)).toBe('BROKEN');
  });

  test.each([
    ['not JPEG or PNG', Buffer.from('GIF89a, of all things')],
    ['above 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 0xff)],
  ])('a picture that is %s is refused', async (_what, bytes) => {
    expect(await troubleOf({ ...picture, bytes })).toBe('REFUSED');
  });

  test('an aborted call rejects with the reason of its signal', async () => {
    cloud.dials.hangs = 1;
    const controller = new AbortController();
    const call = rekognition.detectFaces(picture, controller.signal);
    const reason = new Error('the activity was cancelled');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });
});

import { describe, expect, test } from '@jest/globals';
import { type Box, CROP_RATIOS, CROP_SHAPES } from '@focus-racer/contracts';
import fc from 'fast-check';
import { cropBox } from './crop-box.ts';

const LANDSCAPE = { width: 6000, height: 4000 };
const UPRIGHT = { width: 4000, height: 6000 };

/** A face with the torso that the engine puts under it. */
function person(x: number, y: number, height: number, confidence = 0.9) {
  const face = { x, y, width: 0.8 * height, height };
  const torso = { x: x - height, y: y + 1.2 * height, width: 2.8 * height, height: 4 * height };
  return { face, torso, confidence };
}

const photos = fc.record({
  width: fc.integer({ min: 200, max: 12_000 }),
  height: fc.integer({ min: 200, max: 12_000 }),
});
const ratios = fc.constantFrom(...CROP_RATIOS);
const scenes = photos.chain((photo) =>
  fc.record({
    photo: fc.constant(photo),
    people: fc.array(
      fc
        .record({
          x: fc.double({ min: 0, max: 0.9, noNaN: true }),
          y: fc.double({ min: 0, max: 0.9, noNaN: true }),
          size: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
          confidence: fc.double({ min: 0.1, max: 1, noNaN: true }),
        })
        .map(({ x, y, size, confidence }) => {
          const { face, torso } = person(x * photo.width, y * photo.height, size * photo.height);
          return { face: cut(face, photo), torso: cut(torso, photo), confidence };
        }),
      { maxLength: 6 },
    ),
  }),
);

/** As engines give boxes: within the photo. */
function cut(box: Box, photo: { width: number; height: number }): Box {
  const x = Math.min(Math.max(0, box.x), photo.width - 1);
  const y = Math.min(Math.max(0, box.y), photo.height - 1);
  return {
    x,
    y,
    width: Math.max(1, Math.min(box.x + box.width, photo.width) - x),
    height: Math.max(1, Math.min(box.y + box.height, photo.height) - y),
  };
}

function holds(crop: Box, inner: Box, slackPx = 1): boolean {
  return (
    inner.x >= crop.x - slackPx &&
    inner.y >= crop.y - slackPx &&
    inner.x + inner.width <= crop.x + crop.width + slackPx &&
    inner.y + inner.height <= crop.y + crop.height + slackPx
  );
}

describe('of any photo with any people', () => {
  test('a crop is whole pixels within the photo', () => {
    fc.assert(
      fc.property(scenes, ratios, ({ photo, people }, ratio) => {
        const crop = cropBox(photo, people, ratio);
        for (const value of Object.values(crop)) expect(Number.isInteger(value)).toBe(true);
        expect(holds({ x: 0, y: 0, ...photo }, crop, 0)).toBe(true);
        expect(Math.min(crop.width, crop.height)).toBeGreaterThan(0);
      }),
    );
  });

  test('it has its ratio to within a pixel', () => {
    fc.assert(
      fc.property(scenes, ratios, ({ photo, people }, ratio) => {
        const [across, down] = CROP_SHAPES[ratio];
        const { width, height } = cropBox(photo, people, ratio);
        const off = Math.min(
          Math.abs(width - (height * across) / down),
          Math.abs(height - (width * down) / across),
        );
        expect(off).toBeLessThan(1);
      }),
    );
  });

  test('the main face is in it when it fits, and the torso when both do', () => {
    fc.assert(
      fc.property(scenes, ratios, ({ photo, people }, ratio) => {
        const main = people.toSorted((a, b) => weight(b) - weight(a))[0];
        if (!main) return;
        const crop = cropBox(photo, people, ratio);
        const { face } = main;
        if (face.width < crop.width - 1 && face.height < crop.height - 1) {
          expect(holds(crop, face)).toBe(true);
        }
        const both = around(main.face, main.torso);
        const withHeadroom = both.height + 0.6 * face.height;
        if (both.width < crop.width - 1 && withHeadroom < crop.height - 1) {
          expect(holds(crop, both)).toBe(true);
        }
      }),
    );
  });

  test('there is air above the head, as far as the photo has any', () => {
    fc.assert(
      fc.property(scenes, ratios, ({ photo, people }, ratio) => {
        const main = people.toSorted((a, b) => weight(b) - weight(a))[0];
        if (!main) return;
        const crop = cropBox(photo, people, ratio);
        const { face } = main;
        if (1.6 * face.height > crop.height - 2) return;
        const air = face.y - crop.y;
        expect(air).toBeGreaterThanOrEqual(Math.min(0.6 * face.height, face.y) - 1.5);
      }),
    );
  });
});

const weight = ({ face, confidence }: ReturnType<typeof person>) =>
  face.width * face.height * confidence;

function around(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

describe('a runner', () => {
  test('who fills the photo gets the largest crop, the eyes in its upper third', () => {
    const runner = person(2600, 700, 500);
    expect(cropBox(LANDSCAPE, [runner], 'SQUARE')).toEqual({
      x: 800,
      y: 0,
      width: 4000,
      height: 4000,
    });
    const tall = cropBox(LANDSCAPE, [runner], 'TALL');
    expect(tall).toEqual({ x: 1675, y: 0, width: 2250, height: 4000 });
    const wide = cropBox(UPRIGHT, [person(1500, 2000, 500)], 'WIDE');
    expect((2250 - wide.y) / wide.height).toBeCloseTo(0.3, 1);
  });

  test('far away is brought nearer, to half the photo at most', () => {
    const crop = cropBox(LANDSCAPE, [person(4800, 1500, 80)], 'SQUARE');
    expect(crop).toMatchObject({ width: 2000, height: 2000 });
    expect(holds(crop, person(4800, 1500, 80).torso)).toBe(true);
  });

  test('is not left for a larger face that is none', () => {
    const runner = person(1000, 1200, 300, 0.95);
    const shadow = person(4500, 600, 400, 0.2);
    expect(holds(cropBox(LANDSCAPE, [runner, shadow], 'TALL'), runner.face)).toBe(true);
  });

  test('stays whole when companions pull at the crop', () => {
    const runner = person(800, 1200, 320);
    const friend = person(3400, 1200, 300);
    const crop = cropBox(LANDSCAPE, [runner, friend], 'PORTRAIT');
    expect(holds(crop, runner.torso)).toBe(true);
    const alone = cropBox(LANDSCAPE, [runner], 'PORTRAIT');
    expect(crop.x).toBeGreaterThan(alone.x);
  });
});

test('without people the largest crop is taken from the middle, a little high', () => {
  expect(cropBox(LANDSCAPE, [], 'SQUARE')).toEqual({ x: 1000, y: 0, width: 4000, height: 4000 });
  expect(cropBox(UPRIGHT, [], 'WIDE')).toEqual({ x: 0, y: 1250, width: 4000, height: 2250 });
});

import { describe, expect, test } from '@jest/globals';
import { applyRetouch } from './apply-retouch.ts';
import { exposureOf, luminanceOf } from './luminance.ts';
import type { Pixels } from './pixels.ts';
import { retouchFor } from './retouch.ts';
import { colourOfPatch, drawRace, GREYS, hueOf, SKINS, withLevels } from './retouch.fixture.ts';
import { measureForRetouch } from './retouch-measures.ts';
import { chooseRetouch, NO_RETOUCH } from './retouch-parameters.ts';

const race = drawRace();

async function retouched(pixels: Pixels): Promise<Pixels> {
  const copy = { ...pixels, data: new Uint8Array(pixels.data) };
  applyRetouch(copy, await retouchFor(pixels));
  return copy;
}

function meanDifference(one: Pixels, other: Pixels): number {
  const sum = one.data.reduce(
    (total, level, i) => total + Math.abs(level - (other.data[i] ?? 0)),
    0,
  );
  return sum / one.data.length;
}

const meanOf = (pixels: Pixels) => exposureOf(luminanceOf(pixels)).mean * 255;

/** How far greys are from grey: the largest share by which their channels differ. */
function greyness(pixels: Pixels): number {
  const apart = GREYS.map((_, i) => colourOfPatch(pixels, i)).map(
    (colour) => 1 - Math.min(...colour) / Math.max(...colour),
  );
  return Math.max(...apart);
}

describe('a well exposed photo', () => {
  test('is hardly changed: two levels at most on average', async () => {
    expect(meanDifference(race, await retouched(race))).toBeLessThan(2);
  });

  test('keeps greys grey and skin at its hue', async () => {
    const after = await retouched(race);
    expect(greyness(after)).toBe(0);
    for (const [i, skin] of SKINS.entries()) {
      expect(Math.abs(hueOf(colourOfPatch(after, GREYS.length + i)) - hueOf(skin))).toBeLessThan(2);
    }
  });
});

test.each([
  ['a stop and a quarter too dark', (v: number) => v * 0.42],
  ['two stops too dark', (v: number) => v * 0.25],
])('a photo %s becomes lighter, and skin keeps its hue', async (_name, darken) => {
  const dark = withLevels(race, darken);
  const after = await retouched(dark);
  expect(meanOf(after)).toBeGreaterThan(1.5 * meanOf(dark));
  expect(Math.abs(meanOf(after) - meanOf(race))).toBeLessThan(
    0.6 * Math.abs(meanOf(dark) - meanOf(race)),
  );
  for (const [i, skin] of SKINS.entries()) {
    const before = colourOfPatch(dark, GREYS.length + i);
    // What rounding to few levels did to the hue was there before.
    const rounding = Math.abs(hueOf(before) - hueOf(skin));
    const hue = hueOf(colourOfPatch(after, GREYS.length + i));
    expect(Math.abs(hue - hueOf(skin))).toBeLessThan(rounding + 3);
  }
});

test('a flat photo gets its range back', async () => {
  const flat = withLevels(race, (v) => 60 + v * 0.5);
  const spread = (pixels: Pixels) => measureForRetouch(pixels).spread;
  expect(spread(await retouched(flat))).toBeGreaterThan(1.5 * spread(flat));
});

test('a photo too light becomes darker', async () => {
  const light = withLevels(race, (v) => 255 * (v / 255) ** 0.4);
  expect(meanOf(await retouched(light))).toBeLessThan(meanOf(light) - 5);
});

test.each([
  ['warm', [1, 0.85, 0.68]],
  ['cold', [0.72, 0.86, 1]],
  ['green', [0.85, 1, 0.85]],
])(
  'of a %s cast more than half is taken off, and no grey becomes coloured',
  async (_name, gains) => {
    const tinted = withLevels(race, (v, channel) => v * (gains[channel] ?? 1));
    const after = await retouched(tinted);
    expect(greyness(after)).toBeLessThan(0.5 * greyness(tinted));
  },
);

test('a clipped sky stays white', async () => {
  const tinted = withLevels(race, (v, channel) =>
    v > 240 ? 255 : v * ([1, 0.85, 0.68][channel] ?? 1),
  );
  const after = await retouched(tinted);
  const sky = (race.height * race.width - 5) * 3;
  expect([...after.data.subarray(sky, sky + 3)]).toEqual([255, 255, 255]);
});

test('edges become steeper, and noise does not', () => {
  const parameters = { ...NO_RETOUCH, sharpening: 0.2 };
  const row = (levels: number[]): Pixels => ({
    width: levels.length,
    height: 1,
    data: Uint8Array.from(levels.flatMap((v) => [v, v, v])),
  });
  const edge = row([80, 80, 80, 160, 160, 160]);
  applyRetouch(edge, parameters);
  expect([edge.data[6], edge.data[9]]).toEqual([77, 163]);
  const noise = row([80, 82, 79, 81, 80, 83]);
  const before = [...noise.data];
  applyRetouch(noise, parameters);
  expect([...noise.data]).toEqual(before);
});

test('no retouch changes no pixel', () => {
  const copy = { ...race, data: new Uint8Array(race.data) };
  applyRetouch(copy, NO_RETOUCH);
  expect(meanDifference(copy, race)).toBe(0);
});

test('the same photo is retouched alike, twice and at any size', async () => {
  expect(await retouched(race)).toEqual(await retouched(race));
  expect(await retouchFor(race)).toEqual(chooseRetouch(measureForRetouch(race)));
});

test.each([0, 255])('a photo of one level (%i) survives', async (level) => {
  const plain = withLevels(race, () => level);
  expect(meanDifference(await retouched(plain), plain)).toBeLessThan(1);
});

test.each([
  [1, 1],
  [2, 1],
  [1, 2],
  [3, 3],
])('pictures of %i x %i pixels, too', async (width, height) => {
  const data = new Uint8Array(width * height * 3).fill(120);
  expect((await retouched({ data, width, height })).data).toHaveLength(data.length);
});

import { describe, expect, test } from '@jest/globals';
import { COLOUR_TERMS, type Box } from '@focus-racer/contracts';
import { colourTermOf, labOf, termIndexOf } from './colour-term.ts';
import { measurePeople } from './measure-people.ts';
import { torsoColours } from './torso-colours.ts';

describe('colour terms', () => {
  test.each([
    [[12, 12, 14], 'BLACK'],
    [[30, 32, 44], 'BLACK'],
    [[250, 250, 250], 'WHITE'],
    // White cloth under a blue sky.
    [[176, 186, 212], 'WHITE'],
    [[120, 120, 122], 'GREY'],
    [[205, 30, 40], 'RED'],
    [[120, 15, 30], 'RED'],
    [[240, 120, 20], 'ORANGE'],
    [[245, 210, 20], 'YELLOW'],
    [[40, 140, 60], 'GREEN'],
    [[30, 90, 200], 'BLUE'],
    [[90, 180, 235], 'BLUE'],
    [[110, 50, 150], 'PURPLE'],
    [[240, 120, 170], 'PINK'],
    [[115, 75, 45], 'BROWN'],
  ] as const)('%j is %s', ([red, green, blue], term) => {
    expect(colourTermOf(labOf(red, green, blue))).toBe(term);
    expect(COLOUR_TERMS[termIndexOf(red, green, blue)]).toBe(term);
  });

  test('L*a*b* as CIE defines it', () => {
    const { lightness, a, b } = labOf(255, 0, 0);
    expect([lightness, a, b].map(Math.round)).toEqual([53, 80, 67]);
    expect(labOf(255, 255, 255).lightness).toBeCloseTo(100, 1);
  });
});

type Rgb = readonly [number, number, number];
const SKIN: Rgb = [205, 150, 120];
const RED: Rgb = [205, 30, 40];
const BLUE: Rgb = [30, 90, 200];
const WHITE: Rgb = [248, 248, 248];
const ROAD: Rgb = [90, 90, 92];

const FACE: Box = { x: 80, y: 20, width: 40, height: 40 };
const TORSO: Box = { x: 40, y: 68, width: 120, height: 172 };
const PERSON = { face: FACE, torso: TORSO };

/** Somebody on a road, each later box painted over the earlier ones. */
function picture(...painted: [Box, Rgb][]) {
  const [width, height] = [200, 260];
  const data = new Uint8Array(width * height * 3);
  const layers: [Box, Rgb][] = [[{ x: 0, y: 0, width, height }, ROAD], [FACE, SKIN], ...painted];
  for (const [box, rgb] of layers) {
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x; x < box.x + box.width; x++) data.set(rgb, (y * width + x) * 3);
    }
  }
  return { data, width, height, scaleToOriginal: 1 };
}

describe('torso colours', () => {
  test('one top', () => {
    expect(torsoColours(picture([TORSO, RED]), PERSON, [])).toEqual(['RED']);
  });

  test('two colours, the larger first, and a trim that nobody would name', () => {
    const stripe = { ...TORSO, y: 130, height: 40 };
    const trim = { ...TORSO, y: 80, height: 4 };
    expect(torsoColours(picture([TORSO, RED], [stripe, BLUE]), PERSON, [])).toEqual([
      'RED',
      'BLUE',
    ]);
    expect(torsoColours(picture([TORSO, RED], [trim, BLUE]), PERSON, [])).toEqual(['RED']);
  });

  test('not its bib', () => {
    const bib = { x: 70, y: 100, width: 60, height: 44 };
    const number = { x: 80, y: 112, width: 40, height: 20 };
    const shown = picture([TORSO, RED], [bib, WHITE]);
    expect(torsoColours(shown, PERSON, [number])).toEqual(['RED']);
    expect(torsoColours(shown, PERSON, [])).toEqual(expect.arrayContaining(['WHITE']));
  });

  test('not the skin above it, but a top of its colour', () => {
    const open = { x: 85, y: 68, width: 30, height: 60 };
    expect(torsoColours(picture([TORSO, BLUE], [open, SKIN]), PERSON, [])).toEqual(['BLUE']);
    expect(torsoColours(picture([TORSO, SKIN]), PERSON, [])).not.toEqual([]);
  });

  test('none where the photo ends', () => {
    const face = { x: 80, y: 215, width: 40, height: 40 };
    const torso = { x: 40, y: 259, width: 120, height: 1 };
    expect(torsoColours(picture(), { face, torso }, [])).toEqual([]);
  });
});

describe('measurePeople', () => {
  const person = { ...PERSON, confidence: 0.9, fineDetail: null, torsoColours: [] };

  test('takes boxes in pixels of the original', () => {
    const twice = (box: Box): Box => ({
      x: 2 * box.x,
      y: 2 * box.y,
      width: 2 * box.width,
      height: 2 * box.height,
    });
    const [measured] = measurePeople(
      { ...picture([TORSO, RED]), scaleToOriginal: 2 },
      [{ ...person, face: twice(FACE), torso: twice(TORSO) }],
      [],
    );
    expect(measured).toMatchObject({ confidence: 0.9, torsoColours: ['RED'] });
    expect(measured?.fineDetail).toBeGreaterThan(0);
  });

  test('leaves a face in the crowd as it is', () => {
    const far = { ...person, face: { x: 10, y: 10, width: 8, height: 8 } };
    expect(measurePeople(picture(), [far], [])).toEqual([far]);
    expect(measurePeople(picture(), [], [])).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import { mayBeOnTorso, mergeCrops, torsoCrops, torsoOf } from './torso-regions.ts';

const photo = { width: 1000, height: 800 };
const face = (x: number, y: number, size: number) => ({
  left: x - size / 2,
  top: y - size / 2,
  right: x + size / 2,
  bottom: y + size / 2,
  score: 0.9,
});

describe('torsoOf', () => {
  test('hangs under the face, three faces wide', () => {
    expect(torsoOf(face(500, 100, 40), photo)).toEqual({
      left: 440,
      top: 128,
      right: 560,
      bottom: 300,
    });
  });

  test.each([
    [1000, 100],
    [500, 800],
    [0, 0],
  ])('of a face at %d, %d lies within the photo and is not empty', (x, y) => {
    const { left, top, right, bottom } = torsoOf(face(x, y, 60), photo);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(1000);
    expect(bottom).toBeLessThanOrEqual(800);
    expect(Math.min(right - left, bottom - top)).toBeGreaterThanOrEqual(1);
  });
});

describe('torsoCrops', () => {
  test('brings faces to 96 px, enlarging four times at most', () => {
    const faces = [face(200, 100, 48), face(800, 100, 20)];
    expect(torsoCrops(faces, photo).map(({ scale }) => scale)).toEqual([2, 4]);
  });

  test('leaves out faces too small for a legible bib, and torsos outside the photo', () => {
    expect(torsoCrops([face(200, 100, 17)], photo)).toEqual([]);
    expect(torsoCrops([face(200, 780, 40)], photo)).toEqual([]);
  });

  test('neighbours share a crop', () => {
    const crops = torsoCrops([face(480, 100, 40), face(520, 104, 44)], photo);
    expect(crops).toHaveLength(1);
    expect(crops[0]).toMatchObject({ left: 420, right: 586, scale: 2.4 });
  });
});

describe('mergeCrops', () => {
  const crop = (left: number, scale: number) => ({
    left,
    top: 0,
    right: left + 100,
    bottom: 100,
    scale,
  });

  test('leaves what lies apart or needs another scale', () => {
    expect(mergeCrops([crop(0, 1), crop(200, 1)])).toHaveLength(2);
    expect(mergeCrops([crop(0, 1), crop(10, 1.6)])).toHaveLength(2);
  });

  test('goes on until no pair is worth it: a row of three becomes one', () => {
    expect(mergeCrops([crop(0, 1), crop(90, 1), crop(45, 1)])).toEqual([
      { left: 0, top: 0, right: 190, bottom: 100, scale: 1 },
    ]);
  });
});

describe('mayBeOnTorso', () => {
  const line = { centerX: 500, centerY: 250, width: 60, height: 20, angle: 0 };

  test.each([
    ['on the chest', line, true],
    ['far aside', { ...line, centerX: 600 }, false],
    ['above the chin', { ...line, centerY: 90 }, false],
    ['on the ground', { ...line, centerY: 400 }, false],
    ['too small', { ...line, height: 4 }, false],
    ['a banner', { ...line, height: 60 }, false],
  ])('%s', (_, box, expected) => {
    expect(mayBeOnTorso(box, [face(500, 100, 40)])).toBe(expected);
  });

  test('anywhere, when nobody is seen', () => {
    expect(mayBeOnTorso({ ...line, centerY: 5 }, [])).toBe(true);
  });
});

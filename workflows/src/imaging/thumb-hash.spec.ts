import { describe, expect, test } from '@jest/globals';
import { rgbaToThumbHash } from 'thumbhash';
import { seededRandom } from './scene.fixture.ts';
import { type ColorPlanes, encodeThumbHash } from './thumb-hash.ts';

function reference({ red, green, blue, width, height }: ColorPlanes): number[] {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  red.forEach((r, i) => {
    rgba.set([r, green[i]!, blue[i]!], i * 4);
  });
  return Array.from(rgbaToThumbHash(width, height, rgba));
}

describe('encodeThumbHash', () => {
  test.each([
    [32, 21],
    [21, 32],
    [32, 32],
    [32, 3],
    [1, 32],
    [1, 1],
  ])('writes what the reference encoder writes, %d x %d', (width, height) => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(seed);
      // A slope with noise: every frequency has something to carry.
      const plane = () => {
        const start = 40 + 60 * random();
        return Float64Array.from({ length: width * height }, (_, i) =>
          Math.round(start + (100 * i) / (width * height) + 40 * random()),
        );
      };
      const picture = { red: plane(), green: plane(), blue: plane(), width, height };
      expect(Array.from(encodeThumbHash(picture))).toEqual(reference(picture));
    }
  });

  test('a plain picture has a colour and no waves', () => {
    const plane = new Float64Array(64).fill(100);
    const picture = { red: plane, green: plane, blue: plane, width: 8, height: 8 };
    expect(Array.from(encodeThumbHash(picture)).slice(0, 5)).toEqual(
      reference(picture).slice(0, 5),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { drawScene } from './scene.fixture.ts';
import { luminanceOf } from './luminance.ts';
import { hashDistance, perceptualHash } from './perceptual-hash.ts';

async function hashOf(file: Buffer): Promise<string> {
  const { data, info } = await sharp(file)
    .resize({ width: 320 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return perceptualHash(luminanceOf({ data, width: info.width, height: info.height }));
}

describe('perceptualHash', () => {
  test('stays within 12 bits for copies made smaller, brighter and recompressed', async () => {
    const original = await drawScene({ seed: 1 });
    const copy = await sharp(original)
      .resize({ width: 480 })
      .modulate({ brightness: 1.15 })
      .jpeg({ quality: 60 })
      .toBuffer();
    expect(hashDistance(await hashOf(original), await hashOf(copy))).toBeLessThanOrEqual(12);
  });

  test('differs by more for other photos', async () => {
    const hashes = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => hashOf(await drawScene({ seed }))),
    );
    for (const [i, a] of hashes.entries()) {
      for (const b of hashes.slice(i + 1)) expect(hashDistance(a, b)).toBeGreaterThan(12);
    }
  });

  test('a plain picture has a hash too', () => {
    const hash = perceptualHash({ data: new Uint8Array(64 * 64).fill(90), width: 64, height: 64 });
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('hashDistance', () => {
  test.each([
    ['0000000000000000', '0000000000000000', 0],
    ['0000000000000000', 'ffffffffffffffff', 64],
    ['8000000000000001', '0000000000000001', 1],
  ])('%s and %s differ in %d bits', (a, b, bits) => {
    expect(hashDistance(a, b)).toBe(bits);
  });
});

import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { drawScene } from './scene.fixture.ts';
import { decodeUpright, readHeader } from './upright-pixels.ts';

async function decode(file: Buffer, maxSidePx = 1600) {
  return decodeUpright(file, await readHeader(file), maxSidePx);
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}

describe('decodeUpright', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('turns EXIF orientation %d upright', async (orientation) => {
    const scene = await drawScene({ seed: 5, width: 600, height: 400 });
    const file = await sharp(scene).withMetadata({ orientation }).jpeg().toBuffer();
    const expected = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
    const pixels = await decode(file);
    const standsUp = orientation >= 5;
    expect(pixels).toMatchObject({ width: standsUp ? 400 : 600, height: standsUp ? 600 : 400 });
    expect(pixels.width).toBe(expected.info.width);
    expect(meanDifference(pixels.data, expected.data)).toBe(0);
    expect(await readHeader(file)).toMatchObject({ width: pixels.width, height: pixels.height });
  });

  test('shrinks to fit, turned files too, and never enlarges', async () => {
    const scene = await drawScene({ seed: 5, width: 2400, height: 1600 });
    const turned = await sharp(scene).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decode(scene)).toMatchObject({ width: 1600, height: 1067 });
    expect(await decode(turned)).toMatchObject({ width: 1067, height: 1600 });
    expect(await decode(scene, 4000)).toMatchObject({ width: 2400, height: 1600 });
  });

  test.each([
    ['grey JPEG', (s: Buffer) => sharp(s).greyscale().jpeg()],
    ['CMYK JPEG', (s: Buffer) => sharp(s).toColourspace('cmyk').jpeg()],
    ['16-bit PNG', (s: Buffer) => sharp(s).toColourspace('rgb16').png()],
    ['palette PNG', (s: Buffer) => sharp(s).png({ palette: true })],
    ['WebP', (s: Buffer) => sharp(s).webp()],
  ])('makes three 8-bit channels of a %s', async (_, convert) => {
    const scene = await drawScene({ seed: 5, width: 300, height: 240 });
    const pixels = await decode(await convert(scene).toBuffer());
    expect(pixels.data).toHaveLength(300 * 240 * 3);
    expect(pixels).toMatchObject({ width: 300, height: 240 });
  });

  test('shows transparent parts white', async () => {
    const background = { r: 255, g: 0, b: 0, alpha: 0 };
    const file = await sharp({ create: { width: 240, height: 240, channels: 4, background } })
      .png()
      .toBuffer();
    expect(new Set((await decode(file)).data)).toEqual(new Set([255]));
  });

  test('converts other colour spaces to sRGB and skips the conversion for sRGB itself', async () => {
    const green = sharp({
      create: { width: 240, height: 240, channels: 3, background: { r: 60, g: 200, b: 60 } },
    });
    const inP3 = await green.clone().withIccProfile('p3').png().toBuffer();
    const inSrgb = await green.clone().withIccProfile('srgb').png().toBuffer();
    for (const file of [inP3, inSrgb]) {
      const [r = 0, g = 0, b = 0] = (await decode(file)).data;
      expect(Math.max(Math.abs(r - 60), Math.abs(g - 200), Math.abs(b - 60))).toBeLessThanOrEqual(
        3,
      );
    }
    expect((await readHeader(inP3)).isSrgb).toBe(false);
    expect((await readHeader(inSrgb)).isSrgb).toBe(true);
  });
});

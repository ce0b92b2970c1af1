import { DEFAULT_LOOK } from '@focus-racer/contracts';
import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { drawComparison } from './draw-comparison.ts';
import { drawCrop } from './draw-crop.ts';
import { drawScene } from './scene.fixture.ts';
import { UnusableImageError } from './upright-pixels.ts';

const input = {
  eventName: 'Foulées de Valmont',
  look: DEFAULT_LOOK,
  logo: null,
};
const sizeOf = async (file: Buffer) => {
  const { width, height } = await sharp(file).metadata();
  return { width, height };
};
const lightnessOf = async (file: Buffer) => {
  const { channels } = await sharp(file).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
};

describe('drawCrop', () => {
  test('cuts the box out, at most 2160 px to download and 1024 px to share', async () => {
    const original = await drawScene({ seed: 1, width: 6000, height: 4000 });
    const box = { x: 1000, y: 0, width: 4000, height: 4000 };
    const { download, share } = await drawCrop({ ...input, original, box });
    expect(await sizeOf(download)).toEqual({ width: 2160, height: 2160 });
    expect(await sizeOf(share)).toEqual({ width: 1024, height: 1024 });
    const expected = await sharp(original)
      .extract({ left: 1000, top: 0, width: 4000, height: 4000 })
      .resize(64)
      .raw()
      .toBuffer();
    const got = await sharp(download).resize(64).raw().toBuffer();
    const off = expected.reduce((sum, level, i) => sum + Math.abs(level - (got[i] ?? 0)), 0);
    expect(off / expected.length).toBeLessThan(3);
  });

  test('never enlarges', async () => {
    const original = await drawScene({ seed: 2, width: 640, height: 480 });
    const box = { x: 100, y: 40, width: 240, height: 300 };
    const { download, share } = await drawCrop({ ...input, original, box });
    expect(await sizeOf(download)).toEqual({ width: 240, height: 300 });
    expect(await sizeOf(share)).toEqual({ width: 240, height: 300 });
  });

  test('keeps its ratio to the pixel when it is shrunk', async () => {
    const original = await drawScene({ seed: 3, width: 5003, height: 3337 });
    const box = { x: 700, y: 3, width: 4280, height: 2408 };
    const { width, height } = await sizeOf((await drawCrop({ ...input, original, box })).download);
    expect(Math.abs(width - (height * 16) / 9)).toBeLessThan(1.5);
  });

  test('marks what is shared and not what is downloaded', async () => {
    const plain = {
      create: { width: 900, height: 600, channels: 3 as const, background: '#808080' },
    };
    const original = await sharp(plain).jpeg().toBuffer();
    const box = { x: 150, y: 0, width: 600, height: 600 };
    const { download, share } = await drawCrop({ ...input, original, box });
    const contrast = async (file: Buffer) => (await sharp(file).stats()).channels[0]?.stdev ?? 0;
    expect(await contrast(download)).toBeLessThan(1);
    expect(await contrast(share)).toBeGreaterThan(4);
  });

  test('is retouched as the photo is', async () => {
    const scene = await drawScene({ seed: 4 });
    const original = await sharp(scene).linear(0.4, 0).jpeg({ quality: 95 }).toBuffer();
    const box = { x: 200, y: 0, width: 800, height: 800 };
    const taken = await drawCrop({ ...input, original, box });
    const look = { ...DEFAULT_LOOK, retouch: true };
    const retouched = await drawCrop({ ...input, look, original, box });
    expect(await lightnessOf(retouched.download)).toBeGreaterThan(
      1.3 * (await lightnessOf(taken.download)),
    );
    expect((await drawCrop({ ...input, look, original, box })).share).toEqual(retouched.share);
  });

  test('refuses a damaged file', async () => {
    const half = (await drawScene({ seed: 5 })).subarray(0, 20_000);
    const box = { x: 0, y: 0, width: 800, height: 800 };
    await expect(drawCrop({ ...input, original: half, box })).rejects.toThrow(UnusableImageError);
  });
});

test('a comparison is the photo as taken and retouched, of one size and without a mark', async () => {
  const scene = await drawScene({ seed: 6, width: 2400, height: 1600 });
  const original = await sharp(scene).linear(0.4, 0).jpeg({ quality: 95 }).toBuffer();
  const { before, after } = await drawComparison(original);
  expect(await sizeOf(before)).toEqual({ width: 1600, height: 1067 });
  expect(await sizeOf(after)).toEqual({ width: 1600, height: 1067 });
  expect(Math.abs((await lightnessOf(before)) - (await lightnessOf(original)))).toBeLessThan(1);
  expect(await lightnessOf(after)).toBeGreaterThan(1.3 * (await lightnessOf(before)));
});

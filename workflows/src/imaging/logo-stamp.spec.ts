import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LOOK, WATERMARK_POSITIONS } from '@focus-racer/contracts';
import { sharp } from './bounded-sharp.ts';
import { drawLogoStamp, type Logo } from './logo-stamp.ts';
import { paintLogo } from './paint-logo.ts';

async function logo(grey: number): Promise<Logo> {
  const color = { r: grey, g: grey, b: grey, alpha: 1 };
  const png = await sharp({
    create: { width: 300, height: 150, channels: 4, background: color },
  })
    .png()
    .toBuffer();
  return { key: `grey-${grey}`, png };
}
const mark = { ...DEFAULT_LOOK.watermark, logoKey: 'a', sizePercent: 20, opacity: 1 };

describe('a logo on a picture', () => {
  test.each(WATERMARK_POSITIONS)('lies within it at %s', async (position) => {
    for (const picture of [
      { width: 1024, height: 683 },
      { width: 214, height: 320 },
      { width: 320, height: 60 },
    ]) {
      const stamp = await drawLogoStamp(await logo(255), { ...mark, position }, picture);
      expect(stamp.left).toBeGreaterThanOrEqual(0);
      expect(stamp.top).toBeGreaterThanOrEqual(0);
      expect(stamp.left + stamp.width).toBeLessThanOrEqual(picture.width);
      expect(stamp.top + stamp.height).toBeLessThanOrEqual(picture.height);
      const onTheLeft = stamp.left + stamp.width / 2 < picture.width / 2;
      if (position !== 'CENTER' && stamp.width < picture.width / 2) {
        expect(onTheLeft).toBe(position.endsWith('LEFT'));
      }
    }
  });

  test.each([
    ['white on snow', 255, 245],
    ['black at night', 0, 10],
  ])('shows %s, by its halo', async (_name, tone, below) => {
    const width = 600;
    const pixels = { data: new Uint8Array(width * 400 * 3).fill(below), width, height: 400 };
    paintLogo(pixels, await drawLogoStamp(await logo(tone), mark, pixels));
    const differences = pixels.data.map((value) => Math.abs(value - below));
    expect(differences.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(90);
  });

  test('lets the photo through as its opacity says', async () => {
    const pixels = { data: new Uint8Array(600 * 400 * 3), width: 600, height: 400 };
    const half = { ...mark, opacity: 0.5, position: 'CENTER' as const };
    paintLogo(pixels, await drawLogoStamp(await logo(255), half, pixels));
    const middle = (200 * 600 + 300) * 3;
    expect(pixels.data[middle]).toBeGreaterThan(120);
    expect(pixels.data[middle]).toBeLessThan(136);
  });
});

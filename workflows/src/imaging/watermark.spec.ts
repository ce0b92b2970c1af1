import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LOOK, PREVIEW_SIZE_PX, THUMBNAIL_SIZE_PX } from '@focus-racer/contracts';
import type { Pixels } from './pixels.ts';
import { watermark } from './watermark.ts';

const plain = (value: number, width: number, height: number): Pixels => ({
  data: new Uint8Array(width * height * 3).fill(value),
  width,
  height,
});

const marked = (eventName: string) => ({
  eventName,
  watermark: DEFAULT_LOOK.watermark,
  logo: null,
});

/** Share of pixels that differ from the plain value by more than an eye overlooks, per cell of a grid. */
function markedShares({ data, width, height }: Pixels, value: number, cells: number): number[] {
  const marked = new Array<number>(cells * cells).fill(0);
  for (let i = 0; i < width * height; i++) {
    const cell =
      Math.floor((Math.floor(i / width) * cells) / height) * cells +
      Math.floor(((i % width) * cells) / width);
    if (Math.abs(data[i * 3]! - value) > 20) marked[cell]!++;
  }
  return marked.map((count) => (count * cells * cells) / (width * height));
}

describe('watermark', () => {
  test.each([
    ['black', 0, PREVIEW_SIZE_PX],
    ['grey', 128, PREVIEW_SIZE_PX],
    ['white', 255, PREVIEW_SIZE_PX],
    ['black', 0, THUMBNAIL_SIZE_PX],
    ['white', 255, THUMBNAIL_SIZE_PX],
  ])(
    'shows in every part of a %s picture (%d) of %d px, and leaves most of it alone',
    async (_, value, size) => {
      const pixels = plain(value, size, Math.round(size * 0.75));
      await watermark(pixels, marked('Semi-marathon de Lyon 2026'), size);
      for (const share of markedShares(pixels, value, 3)) {
        expect(share).toBeGreaterThan(0.02);
        expect(share).toBeLessThan(0.35);
      }
    },
  );

  test('never hides what is below', async () => {
    const [dark, bright] = [plain(40, 1024, 768), plain(220, 1024, 768)];
    await watermark(dark, marked('Trail des Crêtes'), PREVIEW_SIZE_PX);
    await watermark(bright, marked('Trail des Crêtes'), PREVIEW_SIZE_PX);
    const kept = dark.data.map((value, i) => bright.data[i]! - value);
    expect(kept.reduce((a, b) => Math.min(a, b))).toBeGreaterThan(180 * 0.4);
  });

  test('is the same for the same event and another for another', async () => {
    const paint = async (eventName: string) => {
      const pixels = plain(90, 320, 240);
      await watermark(pixels, marked(eventName), THUMBNAIL_SIZE_PX);
      return Buffer.from(pixels.data);
    };
    const first = await paint('Corrida de Noël');
    expect((await paint('Corrida de Noël')).equals(first)).toBe(true);
    expect((await paint('Corrida de Pâques')).equals(first)).toBe(false);
  });
});

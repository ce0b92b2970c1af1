import { expect, test } from '@jest/globals';
import type { PictureNetwork } from './onnx-session.ts';
import { TextDetector } from './text-detector.ts';

/** Sees text in rows 24 to 39 and columns 32 to 95 of its input. */
const network: PictureNetwork = {
  run: ({ width, height }) => {
    const [columns, rows] = [width / 4, height / 4];
    const data = new Float32Array(width * height).map((_, i) => {
      const phase = Math.floor(i / (columns * rows));
      const x = 4 * (i % columns) + 2 * (phase % 2);
      const y = 4 * (Math.floor(i / columns) % rows) + 2 * Math.floor(phase / 2);
      return phase < 4 && x >= 32 && x < 96 && y >= 24 && y < 40 ? 0.9 : 0;
    });
    return Promise.resolve({
      floats: () => ({
        data: data.subarray(0, 4 * columns * rows),
        dims: [1, 4, rows, columns],
      }),
      integers: () => new BigInt64Array(),
    });
  },
};

test('finds a line where the region and its scale put it', async () => {
  const photo = { data: new Uint8Array(400 * 300 * 3), width: 400, height: 300 };
  const region = { left: 100, top: 50, right: 164, bottom: 82 };
  const [box, ...others] = await new TextDetector(network).find(photo, region, 2);
  expect(others).toEqual([]);
  const growth = (64 * 16 * 1.6) / (64 + 16);
  expect(box).toMatchObject({
    centerX: 100 + (32 + 96) / 2 / 2,
    centerY: 50 + (24 + 40) / 2 / 2,
    angle: 0,
  });
  expect(box!.width).toBeCloseTo((64 + growth) / 2, 3);
  expect(box!.height).toBeCloseTo((16 + growth) / 2, 3);
});

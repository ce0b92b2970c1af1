import { describe, expect, test } from '@jest/globals';
import { toDetectorTensor } from './planar-tensor.ts';

describe('toDetectorTensor', () => {
  test('lays out blue, green and red planes, normalised', () => {
    const data = Uint8Array.from([255, 128, 0, 0, 51, 102]);
    const tensor = toDetectorTensor({ data, width: 2, height: 1 });
    const expected = [
      (0 - 0.485) / 0.229,
      (0.4 - 0.485) / 0.229,
      (128 / 255 - 0.456) / 0.224,
      (0.2 - 0.456) / 0.224,
      (1 - 0.406) / 0.225,
      (0 - 0.406) / 0.225,
    ];
    for (const [i, value] of expected.entries()) expect(tensor.data[i]).toBeCloseTo(value, 5);
    expect(tensor).toMatchObject({ width: 2, height: 1 });
  });
});

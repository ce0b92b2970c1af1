import { describe, expect, test } from '@jest/globals';
import { fineDetailOf, fineDetailOfAll } from './fine-detail.ts';
import type { Luminance } from './luminance.ts';

/** Pseudo-random cloth: blobs of a few pixels, the same every time. */
function texture(width: number, height: number, grain = 3): Luminance {
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const x = Math.floor((i % width) / grain);
    const y = Math.floor(i / width / grain);
    return ((x * 7919 + y * 104_729 + x * y * 31) * 2_654_435_761) % 256;
  });
  return { data, width, height };
}

/** Mean of each pixel and those after it, `length` in all, along a direction. */
function moved({ data, width, height }: Luminance, length: number, dx: number, dy: number) {
  const at = (x: number, y: number) =>
    data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
  const blurred = Uint8Array.from({ length: data.length }, (_, i) => {
    let sum = 0;
    for (let step = 0; step < length; step++) {
      sum += at((i % width) + step * dx, Math.floor(i / width) + step * dy);
    }
    return sum / length;
  });
  return { data: blurred, width, height };
}

function enlarged({ data, width, height }: Luminance, by: number): Luminance {
  const wide = width * by;
  return {
    width: wide,
    height: height * by,
    data: Uint8Array.from({ length: data.length * by * by }, (_, i) => {
      const [x, y] = [Math.floor((i % wide) / by), Math.floor(i / wide / by)];
      return data[y * width + x] ?? 0;
    }),
  };
}

const PICTURE = texture(160, 120);
const whole = (picture: Luminance) => fineDetailOfAll(picture) ?? NaN;

describe('fine detail', () => {
  test.each([
    ['along rows', 1, 0],
    ['along columns', 0, 1],
    ['along a falling diagonal', 1, 1],
    ['along a rising diagonal', 1, -1],
  ])('falls with motion %s', (_way, dx, dy) => {
    const [sharp, short, long] = [0, 5, 11].map((length) =>
      whole(length === 0 ? PICTURE : moved(PICTURE, length, dx, dy)),
    );
    expect(short).toBeLessThan(0.7 * (sharp ?? 0));
    expect(long).toBeLessThan(0.7 * (sharp ?? 0));
  });

  test('does not fall with contrast', () => {
    const pale = { ...PICTURE, data: PICTURE.data.map((value) => 100 + value / 4) };
    expect(whole(pale)).toBeCloseTo(whole(PICTURE), -1);
  });

  test('is about the same for the same picture from more pixels', () => {
    const large = enlarged(texture(1024, 300, 6), 2);
    expect(whole(large)).toBeCloseTo(whole(texture(1024, 300, 6)), -1);
  });

  test('of parts is theirs alone', () => {
    const { width, height } = PICTURE;
    const soft = moved(moved(PICTURE, 7, 1, 0), 7, 0, 1);
    const half = { x: 0, y: 0, width: width / 2, height };
    const mixed = {
      ...PICTURE,
      data: PICTURE.data.map((value, i) => (i % width < width / 2 ? value : (soft.data[i] ?? 0))),
    };
    const rest = { ...half, x: width / 2 + 8, width: width / 2 - 8 };
    expect(fineDetailOf(mixed, [half])).toBeGreaterThan(2 * (fineDetailOf(mixed, [rest]) ?? NaN));
  });

  test('cannot be told of a wall, a slope, or next to nothing', () => {
    const of = (at: (x: number) => number): Luminance => ({
      width: 100,
      height: 100,
      data: Uint8Array.from({ length: 10_000 }, (_, i) => at(i % 100)),
    });
    expect(fineDetailOfAll(of(() => 90))).toBeNull();
    expect(fineDetailOfAll(of((x) => 2 * x))).toBeNull();
    expect(fineDetailOf(PICTURE, [{ x: 20, y: 20, width: 7, height: 40 }])).toBeNull();
    expect(fineDetailOf(PICTURE, [{ x: 158, y: 0, width: 90, height: 90 }])).toBeNull();
    expect(fineDetailOf(PICTURE, [])).toBeNull();
  });
});

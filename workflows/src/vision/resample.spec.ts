import { describe, expect, test } from '@jest/globals';
import { FACE_DETECTOR_PLANES, networkSide, TEXT_DETECTOR_PLANES } from './planar-tensor.ts';
import { resample } from './resample.ts';

const PLAIN = [0, 1, 2].map((channel) => ({ channel, factor: 1, offset: 0 }));

function picture(width: number, height: number, at: (x: number, y: number) => number[]) {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), i * 3);
  return { data, width, height };
}

const whole = ({ width, height }: { width: number; height: number }) => ({
  left: 0,
  top: 0,
  right: width,
  bottom: height,
});
const slope = picture(40, 30, (x, y) => [4 * x, 5 * y, x + y]);

describe('resample', () => {
  test('leaves a picture of the same size as it is, in planes', () => {
    const { data } = resample(slope, whole(slope), { width: 40, height: 30, planes: PLAIN });
    for (const [x, y] of [
      [0, 0],
      [39, 29],
      [17, 11],
    ] as const) {
      const i = y * 40 + x;
      expect([data[i], data[1200 + i], data[2400 + i]]).toEqual([4 * x, 5 * y, x + y]);
    }
  });

  test.each([
    ['enlarged', 80, 60],
    ['shrunk', 20, 15],
    ['shrunk by much', 8, 6],
    ['stretched', 57, 11],
  ])('a slope %s is still one, away from the border', (_, width, height) => {
    const { data } = resample(slope, whole(slope), { width, height, planes: PLAIN });
    const x = Math.floor(width / 2);
    const y = Math.floor(height / 2);
    expect(data[y * width + x]).toBeCloseTo(4 * (((x + 0.5) * 40) / width - 0.5), 3);
    expect(data[width * height + y * width + x]).toBeCloseTo(
      5 * (((y + 0.5) * 30) / height - 0.5),
      3,
    );
  });

  test.each([7, 32, 90])('an even picture stays even at %d px', (side) => {
    const even = picture(33, 21, () => [10, 20, 30]);
    const { data } = resample(even, whole(even), { width: side, height: side, planes: PLAIN });
    const blue = data.subarray(2 * side * side);
    expect(Math.min(...blue)).toBeCloseTo(30, 3);
    expect(Math.max(...blue)).toBeCloseTo(30, 3);
  });

  test('takes the region alone, from between pixels where it begins there', () => {
    const region = { left: 10.5, top: 4, right: 18.5, bottom: 12 };
    const { data } = resample(slope, region, { width: 8, height: 8, planes: PLAIN });
    expect(data[0]).toBeCloseTo(4 * 10.5, 3);
    expect(data[64]).toBe(5 * 4);
  });

  test('repeats the border outside the picture', () => {
    const region = { left: -10, top: 0, right: 0, bottom: 30 };
    const { data } = resample(slope, region, { width: 10, height: 30, planes: PLAIN });
    expect(data[5]).toBe(0);
    expect(data[300 + 29 * 10 + 5]).toBe(5 * 29);
  });
});

describe('what networks take', () => {
  const red = picture(4, 4, () => [255, 0, 51]);

  test('the text detector: blue, green and red with their means and deviations', () => {
    const { data } = resample(red, whole(red), {
      width: 1,
      height: 1,
      planes: TEXT_DETECTOR_PLANES,
    });
    expect(data[0]).toBeCloseTo((0.2 - 0.485) / 0.229, 5);
    expect(data[1]).toBeCloseTo((0 - 0.456) / 0.224, 5);
    expect(data[2]).toBeCloseTo((1 - 0.406) / 0.225, 5);
  });

  test('the face detector: red, green and blue within ±1', () => {
    const { data } = resample(red, whole(red), {
      width: 1,
      height: 1,
      planes: FACE_DETECTOR_PLANES,
    });
    expect([...data].map((value) => Math.round(value * 10) / 10)).toEqual([1, -1, -0.6]);
  });

  test.each([
    [1, 32],
    [47, 32],
    [49, 64],
    [960, 960],
  ])('%d px become %d', (px, side) => {
    expect(networkSide(px)).toBe(side);
  });
});

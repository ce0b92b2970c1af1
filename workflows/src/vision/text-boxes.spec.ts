import { describe, expect, test } from '@jest/globals';
import type { RotatedBox } from './rotated-box.ts';
import { findTextBoxes } from './text-boxes.ts';
import type { ProbabilityMap } from './text-regions.ts';

const WIDTH = 160;
const HEIGHT = 120;

/** A map on which each box is text of the given probability. */
function mapWith(boxes: (RotatedBox & { probability: number })[]): ProbabilityMap {
  const data = new Float32Array(WIDTH * HEIGHT);
  for (const { centerX, centerY, width, height, angle, probability } of boxes) {
    for (let i = 0; i < data.length; i++) {
      const dx = (i % WIDTH) + 0.5 - centerX;
      const dy = Math.floor(i / WIDTH) + 0.5 - centerY;
      const along = dx * Math.cos(angle) + dy * Math.sin(angle);
      const across = dy * Math.cos(angle) - dx * Math.sin(angle);
      if (Math.abs(along) <= width / 2 && Math.abs(across) <= height / 2) data[i] = probability;
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

const line = { centerX: 70, centerY: 60, width: 60, height: 12, angle: 0, probability: 0.9 };

describe('findTextBoxes', () => {
  test.each([0, 0.25, -0.4])('finds a line turned by %d radians, grown by 1.6', (angle) => {
    const [box, ...others] = findTextBoxes(mapWith([{ ...line, angle }]), 1);
    expect(others).toEqual([]);
    const growth = (60 * 12 * 1.6) / (60 + 12);
    expect(Math.abs(box!.width - 60 - growth)).toBeLessThan(3);
    expect(Math.abs(box!.height - 12 - growth)).toBeLessThan(3);
    expect(Math.abs(box!.angle - angle)).toBeLessThan(0.03);
    expect(Math.abs(box!.centerX - 70)).toBeLessThan(1);
    expect(box!.score).toBeGreaterThan(0.75);
  });

  test('puts the surest first', () => {
    const boxes = findTextBoxes(
      mapWith([
        { ...line, centerY: 20, probability: 0.6 },
        { ...line, centerY: 60, probability: 0.95 },
        { ...line, centerY: 100, probability: 0.8 },
      ]),
      1,
    );
    expect(boxes.map((box) => Math.round(box.score * 100))).toEqual([95, 80, 60]);
  });

  test.each([
    ['too unsure', { ...line, probability: 0.45 }],
    ['too thin', { ...line, height: 2 }],
    ['too few pixels', { ...line, width: 2, height: 2 }],
  ])('drops what is %s', (_, box) => {
    expect(findTextBoxes(mapWith([box]), 1)).toEqual([]);
  });

  test('lengths are pixels of the input, whatever a cell of the map stands for', () => {
    const thin = { ...line, height: 2 };
    expect(findTextBoxes(mapWith([thin]), 1)).toEqual([]);
    expect(findTextBoxes(mapWith([thin]), 2)).toHaveLength(1);
  });
});

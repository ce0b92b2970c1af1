import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { justifiedRows, rowsBetween, rowsHeight } from './justified-rows.ts';

const landscape = { width: 3000, height: 2000 };
const portrait = { width: 2000, height: 3000 };
const options = { width: 1000, rowHeight: 200, gap: 4, moreToCome: false };

describe('justified rows', () => {
  test('a full row is exactly as wide as the page', () => {
    const [row] = justifiedRows([landscape, landscape, landscape, landscape], options);
    const width = row!.items.reduce(
      (sum, item) => sum + (item.width / item.height) * row!.height,
      0,
    );
    expect(width + options.gap * (row!.items.length - 1)).toBeCloseTo(1000);
  });

  test('a last row that is not full keeps the wanted height', () => {
    const rows = justifiedRows([landscape, landscape, landscape, portrait], options);
    expect(rows.at(-1)).toMatchObject({ height: 200, items: [portrait] });
  });

  test('a last row that is not full is held back while more are to come', () => {
    const photos = [landscape, landscape, landscape, portrait];
    expect(justifiedRows(photos, { ...options, moreToCome: true })).toHaveLength(1);
  });

  test('a photo without a size takes the place of a landscape', () => {
    const rows = justifiedRows([{ width: null, height: null }], options);
    expect(rowsHeight(rows)).toBe(200);
  });

  test('every photo stands once, in order, and no row is lower than wanted', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 200, max: 6000 }),
      height: fc.integer({ min: 2000, max: 6000 }),
    });
    fc.assert(
      fc.property(fc.array(sizes), fc.integer({ min: 600, max: 2000 }), (photos, width) => {
        const rows = justifiedRows(photos, { ...options, width });
        expect(rows.flatMap((row) => row.items)).toEqual(photos);
        for (const row of rows.slice(0, -1)) expect(row.height).toBeGreaterThanOrEqual(199.99);
      }),
    );
  });

  test('the rows in sight are found by their pixels', () => {
    const rows = justifiedRows(
      Array.from({ length: 30 }, () => landscape),
      options,
    );
    const [first, last] = rowsBetween(rows, 300, 700);
    expect(first).toBe(1);
    expect(last).toBe(4);
    expect(rowsBetween(rows, 1e6, 2e6)).toEqual([rows.length, rows.length]);
  });
});

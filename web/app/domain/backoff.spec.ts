import { expect, test } from '@jest/globals';
import { backoffMs } from './backoff.ts';

test('the wait doubles up to its cap and is never under half of it', () => {
  const most = { firstMs: 500, capMs: 8000, random: () => 1 };
  expect([1, 2, 3, 9].map((attempt) => backoffMs(attempt, most))).toEqual([500, 1000, 2000, 8000]);
  expect(backoffMs(3, { ...most, random: () => 0 })).toBe(1000);
});

import { expect, test } from '@jest/globals';
import { CloudCallError, type CloudTrouble } from '../vision/rekognition/cloud-call-error.ts';
import { cloudFailure } from './cloud-failure.ts';
import { fullJitterMs } from './full-jitter.ts';

test.each<[CloudTrouble, number]>([
  ['THROTTLED', 8],
  ['BROKEN', 4],
  ['REFUSED', 1],
])('%s is given up at the try %d', (trouble, last) => {
  const failureAt = (attempt: number) => cloudFailure(new CloudCallError(trouble, 'x'), attempt);
  expect(failureAt(last)).toMatchObject({ nonRetryable: true, type: trouble });
  if (last > 1) expect(failureAt(last - 1).nonRetryable).toBe(false);
});

test('a full jitter lies anywhere below a limit that doubles, up to 20 s', () => {
  const limits = [1, 2, 3, 4, 5, 6, 7, 30].map((attempt) => fullJitterMs(attempt, () => 1));
  expect(limits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  expect(fullJitterMs(3, () => 0.25)).toBe(500);
  expect(fullJitterMs(3, () => 0)).toBe(1);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DIGIT_CLASSES, decodeDigitPosteriors, encodeDigitPosteriors } from './digit-posteriors.ts';
import { readLineSchema } from './ingest.ts';

describe('digit posteriors', () => {
  test('come back nearly as they were, near 0 and near 1 alike', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true })), (values) => {
        const decoded = decodeDigitPosteriors(encodeDigitPosteriors(Float32Array.from(values)));
        expect(decoded).toHaveLength(values.length);
        for (const [i, value] of values.entries()) {
          const tolerance = 0.023 * value * (1 - value) + 2e-5;
          expect(Math.abs((decoded[i] ?? NaN) - value)).toBeLessThan(tolerance * 2);
        }
      }),
    );
  });

  test('of the longest line fit the contract', () => {
    const longest = new Float32Array(80 * DIGIT_CLASSES).fill(0.5);
    const { digitPosteriors } = readLineSchema.shape;
    expect(digitPosteriors.parse(encodeDigitPosteriors(longest))).not.toBeNull();
  });
});

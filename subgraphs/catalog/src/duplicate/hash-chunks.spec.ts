import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chunksOf, hashDistance, NEAR_DUPLICATE_BITS, probesFor } from './hash-chunks.ts';

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(written);
const bits = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: 0, maxLength: most });

function written(value: bigint): string {
  return value.toString(16).padStart(16, '0');
}
function flipped(of: string, places: readonly number[]): string {
  return written(places.reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${of}`)));
}
function isFound(probes: readonly number[], neighbour: string): boolean {
  return chunksOf(neighbour).some((chunk) => probes.includes(chunk));
}

describe('probesFor', () => {
  test('meets every hash within the radius', () => {
    fc.assert(
      fc.property(hash, bits(NEAR_DUPLICATE_BITS), (of, places) => {
        expect(isFound(probesFor(of), flipped(of, places))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('meets the hardest ones: as many bits off in each chunk as the radius lets', () => {
    const of = '0123456789abcdef';
    const probes = probesFor(of);
    // Bits of the last chunk come first: 0 to 15.
    for (const spread of [
      [3, 3, 3, 1],
      [3, 3, 2, 2],
      [1, 3, 3, 3],
      [2, 3, 3, 2],
    ]) {
      const places = spread.flatMap((count, chunk) =>
        Array.from({ length: count }, (_, bit) => 16 * chunk + 5 * bit),
      );
      expect(places).toHaveLength(NEAR_DUPLICATE_BITS);
      expect(isFound(probes, flipped(of, places))).toBe(true);
    }
  });

  test('never names a chunk twice, and as many for every hash', () => {
    fc.assert(
      fc.property(hash, (of) => {
        const probes = probesFor(of);
        expect(new Set(probes).size).toBe(probes.length);
        expect(probes).toHaveLength(3 * (1 + 16 + 120) + 17);
      }),
    );
  });
});

test('chunks are a hash with their places: no two hashes have the same', () => {
  expect(chunksOf('0000000100020003')).toEqual([0, 0x1_0001, 0x2_0002, 0x3_0003]);
});

test('a distance is the number of bits flipped', () => {
  fc.assert(
    fc.property(hash, bits(64), (of, places) => {
      expect(hashDistance(of, flipped(of, places))).toBe(places.length);
      expect(hashDistance(flipped(of, places), of)).toBe(places.length);
    }),
  );
});

/** Two photos whose 64-bit perceptual hashes differ by more bits never count as the same moment. */
export const NEAR_DUPLICATE_BITS = 10;

const CHUNKS = 4;
const CHUNK_BITS = 16;
const HEX_DIGITS_PER_CHUNK = CHUNK_BITS / 4;

/**
 * A hash cut into four chunks of 16 bits, each with its place above its value, so that all stand in
 * one column: what the index of hashes is made of.
 */
export function chunksOf(hash: string): number[] {
  return Array.from({ length: CHUNKS }, (_, place) => chunkAt(hash, place));
}

/**
 * The chunks at least one of which any hash has that differs from this one by `NEAR_DUPLICATE_BITS`
 * at most: multi-index hashing (Norouzi, Punjani, Fleet 2014). Were each of the first three chunks
 * more than 2 bits off and the last more than 1, at least 3 · 3 + 2 = 11 bits would differ.
 */
export function probesFor(hash: string): number[] {
  return Array.from({ length: CHUNKS }, (_, place) => {
    const chunk = chunkAt(hash, place);
    return (place < CHUNKS - 1 ? WITHIN_TWO_BITS : WITHIN_ONE_BIT).map((mask) => chunk ^ mask);
  }).flat();
}

export function hashDistance(a: string, b: string): number {
  return chunksOf(a).reduce((bits, chunk, i) => bits + bitsOf(chunk ^ (chunksOf(b)[i] ?? 0)), 0);
}

const WITHIN_ONE_BIT = [0, ...Array.from({ length: CHUNK_BITS }, (_, bit) => 1 << bit)];
const WITHIN_TWO_BITS = [
  ...new Set(WITHIN_ONE_BIT.flatMap((a) => WITHIN_ONE_BIT.map((b) => a ^ b))),
];

function chunkAt(hash: string, place: number): number {
  const start = place * HEX_DIGITS_PER_CHUNK;
  const value = Number.parseInt(hash.slice(start, start + HEX_DIGITS_PER_CHUNK), 16);
  return (place << CHUNK_BITS) | value;
}

function bitsOf(value: number): number {
  let bits = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) bits++;
  return bits;
}

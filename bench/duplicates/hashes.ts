const BITS = 64;
const PHOTOS_A_PLACE = 500;

/**
 * Hashes as an event's: a photographer shoots some 500 photos at a place, whose hashes are 10 to 30
 * bits from that place's. As all perceptual hashes, each has 32 bits set.
 */
export function hashesOfAnEvent(count: number, random: () => number): string[] {
  const hashes: string[] = [];
  let place: boolean[] = [];
  for (let i = 0; i < count; i++) {
    if (i % PHOTOS_A_PLACE === 0) place = swapped(halfSet(), 200, random);
    hashes.push(written(swapped(place, 5 + Math.floor(random() * 11), random)));
  }
  return hashes;
}

/** Another hash at most so many swaps, two bits each, from this one. */
export function near(hash: string, swaps: number, random: () => number): string {
  const value = BigInt(`0x${hash}`);
  const bits = Array.from(
    { length: BITS },
    (_, i) => ((value >> BigInt(BITS - 1 - i)) & 1n) === 1n,
  );
  return written(swapped(bits, swaps, random));
}

const halfSet = () => Array.from({ length: BITS }, (_, i) => i % 2 === 0);

function swapped(bits: readonly boolean[], times: number, random: () => number): boolean[] {
  const result = [...bits];
  for (let i = 0; i < times; i++) {
    const set = Math.floor(random() * BITS);
    const other = Math.floor(random() * BITS);
    [result[set], result[other]] = [result[other] ?? false, result[set] ?? false];
  }
  return result;
}

function written(bits: readonly boolean[]): string {
  const binary = bits.map((bit) => (bit ? '1' : '0')).join('');
  return BigInt(`0b${binary}`).toString(16).padStart(16, '0');
}

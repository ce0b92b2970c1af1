import { describe, expect, test } from '@jest/globals';
import { boxAverage } from './box-average.ts';

describe('boxAverage', () => {
  test('averages whole cells, each channel by itself', () => {
    const data = Uint8Array.from([0, 100, 10, 200, 20, 50, 30, 50]);
    expect([...boxAverage({ data, width: 4, height: 1 }, 2, 2, 1)]).toEqual([5, 150, 25, 50]);
  });

  test('covers every source pixel when the sizes do not divide', () => {
    const data = Uint8Array.from([10, 20, 30, 40, 50]);
    expect([...boxAverage({ data, width: 5, height: 1 }, 1, 2, 1)]).toEqual([15, 40]);
    expect([...boxAverage({ data, width: 1, height: 5 }, 1, 1, 2)]).toEqual([15, 40]);
  });

  test('repeats pixels when the target is larger', () => {
    const data = Uint8Array.from([10, 20]);
    expect([...boxAverage({ data, width: 2, height: 1 }, 1, 4, 1)]).toEqual([10, 10, 20, 20]);
  });
});

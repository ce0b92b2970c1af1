import { describe, expect, test } from '@jest/globals';
import { boxAverage } from './box-average.ts';

const ONLY = { channels: 1, channel: 0 };

describe('boxAverage', () => {
  test('averages whole cells of one channel', () => {
    const data = Uint8Array.from([0, 100, 10, 200, 20, 50, 30, 50]);
    const picture = { data, width: 4, height: 1 };
    expect([...boxAverage(picture, { channels: 2, channel: 0 }, 2, 1)]).toEqual([5, 25]);
    expect([...boxAverage(picture, { channels: 2, channel: 1 }, 2, 1)]).toEqual([150, 50]);
  });

  test('covers every source pixel when the sizes do not divide', () => {
    const data = Uint8Array.from([10, 20, 30, 40, 50]);
    expect([...boxAverage({ data, width: 5, height: 1 }, ONLY, 2, 1)]).toEqual([15, 40]);
    expect([...boxAverage({ data, width: 1, height: 5 }, ONLY, 1, 2)]).toEqual([15, 40]);
  });

  test('repeats pixels when the target is larger', () => {
    const data = Uint8Array.from([10, 20]);
    expect([...boxAverage({ data, width: 2, height: 1 }, ONLY, 4, 1)]).toEqual([10, 10, 20, 20]);
  });
});

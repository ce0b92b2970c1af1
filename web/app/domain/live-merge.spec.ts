import { describe, expect, test } from '@jest/globals';
import { newerOf, withArrivals, without, withPage } from './live-merge.ts';

const photo = (id: string, name = id) => ({ id, name });

describe('live merge', () => {
  test('a snapshot that comes late changes nothing', () => {
    const current = { version: 8, received: 12 };
    expect(newerOf(current, { version: 7, received: 11 })).toBe(current);
    expect(newerOf(current, { version: 8, received: 11 })).toBe(current);
    expect(newerOf(current, { version: 9, received: 13 }).received).toBe(13);
    expect(newerOf(undefined, current)).toBe(current);
  });

  test('the newest arrival stands first, each photo once', () => {
    const merged = withArrivals([photo('a'), photo('b')], [photo('c'), photo('a', 'new')], 10);
    expect(merged).toEqual([photo('a', 'new'), photo('c'), photo('b')]);
  });

  test('arrivals are kept within the limit', () => {
    expect(withArrivals([photo('a'), photo('b')], [photo('c')], 2)).toHaveLength(2);
  });

  test('a page adds only what is not there', () => {
    expect(withPage([photo('a'), photo('b')], [photo('b'), photo('c')]).map((p) => p.id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('what left is shown no more, and what was never shown is no matter', () => {
    expect(without([photo('a'), photo('b')], ['b', 'c'])).toEqual([photo('a')]);
  });
});

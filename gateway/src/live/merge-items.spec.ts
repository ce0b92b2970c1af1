import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { countArrivals, mergeItems } from './merge-items.ts';

describe('an item that waits for a slow reader', () => {
  test('of a state is replaced by the newer one', () => {
    const waiting = { data: { progress: { version: 1, rate: null } } };
    const newer = { data: { progress: { version: 2, rate: 4.5 } } };
    expect(mergeItems(waiting, newer)).toEqual(newer);
  });

  test('keeps its arrivals before the newer ones', () => {
    const item = (...ids: string[]) => ({
      data: { news: { eventId: 'e', photos: ids.map((id) => ({ id })) } },
    });
    expect(mergeItems(item('a', 'b'), item('c'))).toEqual(item('a', 'b', 'c'));
  });

  test('gives way to an error, and an error to what comes after it', () => {
    const fine = { data: { progress: { version: 1 } } };
    const failed = { data: null, errors: [new GraphQLError('fault')] };
    expect(mergeItems(fine, failed)).toBe(failed);
    expect(mergeItems(failed, fine)).toBe(fine);
  });
});

test('arrivals are counted where their list stands', () => {
  expect(countArrivals({ news: { eventId: 'e', photos: [{ bibs: [1, 2, 3] }, {}] } })).toBe(2);
  expect(countArrivals({ progress: { version: 3 } })).toBe(0);
  expect(countArrivals(null)).toBe(0);
});

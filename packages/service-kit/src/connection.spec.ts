import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { checkPageSize, decodeCursor, encodeCursor, toConnection } from './connection.ts';

const key = z.tuple([z.string(), z.number()]);

describe('cursors', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        expect(decodeCursor(encodeCursor([text, number]), key)).toEqual([text, number]);
      }),
    );
  });

  test('anything else is bad input', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, key)).toThrow('cursor');
      }),
    );
    expect(() => decodeCursor(encodeCursor([1, 'a']), key)).toThrow('cursor');
  });
});

describe('pages', () => {
  const page = (rows: number[]) => toConnection(rows, 2, (n) => [n], String);

  test('one row more than asked says that there is a next page', () => {
    expect(page([1, 2, 3])).toEqual({
      edges: [
        { cursor: encodeCursor([1]), node: '1' },
        { cursor: encodeCursor([2]), node: '2' },
      ],
      pageInfo: { hasNextPage: true, endCursor: encodeCursor([2]) },
    });
  });

  test('an empty page ends', () => {
    expect(page([])).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test.each([0, -1, 101])('first: %i is refused', (first) => {
    expect(() => checkPageSize(first)).toThrow('between 1 and 100');
  });
});

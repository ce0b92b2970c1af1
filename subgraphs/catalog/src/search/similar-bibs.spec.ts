import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { similarBibKeys } from './similar-bibs.ts';

describe('bibs one slip away from 124', () => {
  const similar = similarBibKeys('124');
  test.each(['142', '214', '12', '14', '24', '1124', '1234', '1240', '9124', '125', '824', '134'])(
    '%s is one',
    (bib) => expect(similar).toContain(bib),
  );
  test.each(['124', '421', '1', '12345', '0124', '024', ''])('%j is none', (bib) =>
    expect(similar).not.toContain(bib),
  );
});

test('letters stay, digits slip', () => {
  expect(similarBibKeys('A12')).toEqual(expect.arrayContaining(['A13', 'A1', 'A21', '12', '1A2']));
});

test('nearness is mutual, few and without doubles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }).map(String), (bib) => {
      const similar = similarBibKeys(bib);
      expect(new Set(similar).size).toBe(similar.length);
      expect(similar.length).toBeLessThanOrEqual(20 * (bib.length + 1));
      for (const other of similar) expect(similarBibKeys(other)).toContain(bib);
    }),
    { numRuns: 50 },
  );
});

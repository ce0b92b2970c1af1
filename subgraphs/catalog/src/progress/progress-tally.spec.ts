import { describe, expect, test } from '@jest/globals';
import { PHOTO_STATES, type PhotoState } from '@focus-racer/contracts';
import fc from 'fast-check';
import { ratePerMinute } from './find-progress.ts';
import { type CountedPhoto, ProgressTally } from './progress-tally.ts';

const photo = (state: PhotoState, identificationCount = 0, uncertainCount = 0): CountedPhoto => ({
  state,
  identificationCount,
  uncertainCount,
});
const tallyOf = (before: CountedPhoto | null, after: CountedPhoto) => {
  const tally = new ProgressTally();
  tally.changed(before, after);
  return tally.counters;
};

describe('ProgressTally', () => {
  test('a new photo counts where it stands', () => {
    expect(tallyOf(null, photo('AWAITING_UPLOAD'))).toEqual({ awaiting_upload: 1 });
  });

  test('a move is one less and one more', () => {
    expect(tallyOf(photo('UPLOADED'), photo('PROCESSING'))).toEqual({
      uploaded: -1,
      processing: 1,
    });
  });

  test('a published photo with a bib is identified, wherever else it stands it is not', () => {
    expect(tallyOf(photo('PROCESSING'), photo('PUBLISHED', 2))).toEqual({
      processing: -1,
      published: 1,
      identified: 1,
    });
    expect(tallyOf(photo('PUBLISHED', 2), photo('SET_ASIDE', 2))).toEqual({
      published: -1,
      set_aside: 1,
      identified: -1,
    });
    expect(tallyOf(photo('PUBLISHED'), photo('PUBLISHED', 1))).toEqual({ identified: 1 });
    expect(tallyOf(photo('SET_ASIDE'), photo('SET_ASIDE', 1))).toEqual({});
  });

  test('what is uncertain counts by the read, on published photos alone', () => {
    expect(tallyOf(photo('PROCESSING'), photo('PUBLISHED', 0, 2))).toEqual({
      processing: -1,
      published: 1,
      uncertain: 2,
    });
    expect(tallyOf(photo('PUBLISHED', 0, 2), photo('PUBLISHED', 1, 1))).toEqual({
      identified: 1,
      uncertain: -1,
    });
    expect(tallyOf(photo('SET_ASIDE', 0, 2), photo('SET_ASIDE', 0, 1))).toEqual({});
  });

  test('a deleted photo is counted nowhere', () => {
    expect(tallyOf(photo('PUBLISHED'), photo('DELETED'))).toEqual({ published: -1 });
  });

  test('whatever the way, only its two ends count', () => {
    const states = fc.array(
      fc.record({
        state: fc.constantFrom(...PHOTO_STATES),
        identificationCount: fc.nat(2),
        uncertainCount: fc.nat(2),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(states, (way) => {
        const tally = new ProgressTally();
        way.forEach((step, i) => tally.changed(way[i - 1] ?? null, step));
        expect(tally.counters).toEqual(tallyOf(null, way.at(-1)!));
      }),
    );
  });
});

test.each([
  [0, 0, 0],
  [10, 60, 10],
  [10, 20, 30],
  [1, 0, 6],
  [120, 300, 120],
])('%i photos in %i s are %f a minute', (decided, seconds, rate) => {
  expect(ratePerMinute(decided, seconds)).toBe(rate);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addLengths, lengthsOf, NO_LENGTHS, shareOf, usualLength } from './bib-lengths.ts';
import { lineOn, personAt } from './reading.fixture.ts';

const alice = personAt(300);
const bob = personAt(700);

describe('what a photo teaches', () => {
  test('the lengths of numbers beyond doubt, each bib once', () => {
    const lines = [lineOn(alice, '3638'), lineOn(alice, '363'), lineOn(bob, '42')];
    expect(lengthsOf({ lines, people: [alice, bob] })).toEqual({ 4: 1, 2: 1 });
  });

  test('nothing, when a digit is weak or the number has but one', () => {
    const lines = [lineOn(alice, '3638', { weakest: 0.7 }), lineOn(bob, '7')];
    expect(lengthsOf({ lines, people: [alice, bob] })).toEqual({});
  });

  test('nothing in a crowd, where numbers are cut', () => {
    const crowd = [300, 500, 700, 900].map((x) => personAt(x));
    expect(lengthsOf({ lines: [lineOn(alice, '3638')], people: crowd })).toEqual({});
  });
});

const tally = fc.dictionary(
  fc.constantFrom('1', '2', '3', '4', '5', '6'),
  fc.integer({ min: 1, max: 500 }),
);

describe('tallies', () => {
  test('add up in any order', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(addLengths(a, b)).toEqual(addLengths(b, a));
        expect(addLengths(addLengths(a, b), c)).toEqual(addLengths(a, addLengths(b, c)));
        expect(addLengths(a, NO_LENGTHS)).toEqual(a);
      }),
    );
  });

  test('a length that was never seen is rare, never impossible', () => {
    fc.assert(
      fc.property(tally, fc.integer({ min: 1, max: 6 }), (lengths, digits) => {
        const share = shareOf(lengths, digits);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(1);
      }),
    );
    expect(shareOf(NO_LENGTHS, 4)).toBe(0.5);
    expect(shareOf({ 4: 99 }, 5)).toBeLessThan(0.01);
  });

  test('know the commonest length', () => {
    expect(usualLength({ 3: 5, 4: 9, 5: 2 })).toBe(4);
    expect(usualLength(NO_LENGTHS)).toBe(0);
  });
});

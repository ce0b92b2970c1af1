import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addLengths, lengthsOf, NO_LENGTHS, wholeShareOf } from './bib-lengths.ts';
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
});

describe('that a reading is a whole bib', () => {
  const people = fc.integer({ min: 0, max: 50 });
  const digits = fc.integer({ min: 1, max: 6 });

  test('is certain before anything was learnt, and never impossible', () => {
    expect(wholeShareOf(NO_LENGTHS, 4, 30)).toBe(1);
    fc.assert(
      fc.property(tally, digits, people, (lengths, length, count) => {
        const share = wholeShareOf(lengths, length, count);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is the less probable the more people may hide a longer one', () => {
    fc.assert(
      fc.property(tally, digits, people, (lengths, length, count) => {
        const share = wholeShareOf(lengths, length, count);
        expect(wholeShareOf(lengths, length, count + 1)).toBeLessThanOrEqual(share);
      }),
    );
    expect(wholeShareOf({ 4: 60, 3: 20 }, 3, 1)).toBeGreaterThan(0.6);
    expect(wholeShareOf({ 4: 60, 3: 20 }, 3, 10)).toBeLessThan(0.2);
  });

  test('does not depend on people for the longest bibs', () => {
    expect(wholeShareOf({ 4: 60, 3: 20 }, 4, 10)).toBe(wholeShareOf({ 4: 60, 3: 20 }, 4, 1));
  });

  test('is small for a length that only a stray digit makes', () => {
    expect(wholeShareOf({ 4: 60 }, 5, 1)).toBeLessThan(0.2);
  });
});

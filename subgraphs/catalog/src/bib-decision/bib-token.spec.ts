import { describe, expect, test } from '@jest/globals';
import { likelihoodOf, looseTokensOf, tokensOf } from './bib-token.ts';
import { lineOn, personAt, posteriorsOf } from './reading.fixture.ts';

const line = (text: string, options = {}) => lineOn(personAt(500), text, options);
const digitsOf = (text: string) => tokensOf(line(text)).map(({ digits }) => digits);

describe('what on a line may be a bib', () => {
  test.each([
    ['1234', ['1234']],
    ['0042', ['0042']],
    ['7', ['7']],
    ['123456', ['123456']],
    ['1234567', []],
    ['A123', ['123']],
    ['123B', ['123']],
    ['A123B', ['123']],
    ['AB123', []],
    ['No123', ['123']],
    ['N°123', ['123']],
    ['#123', ['123']],
    ['123.', ['123']],
    ['12 345', ['12', '345']],
    ['MARATHON 2026', ['2026']],
    ['RUNNER', []],
    ['', []],
  ])('%j', (text, digits) => {
    expect(digitsOf(text)).toEqual(digits);
  });

  test.each([
    '10:42',
    '1:23:45',
    '12,50',
    '12.50',
    "1'23",
    '10h30',
    '10 : 42',
    '15€',
    '€15',
    '$5',
    '50%',
  ])('%j is a clock or a price', (text) => {
    expect(digitsOf(text)).toEqual([]);
    expect(looseTokensOf(line(text))).toEqual([]);
  });

  test.each([
    ['A12', ['A12', '12']],
    ['007', ['7']],
    ['#42', ['42']],
  ])('%j may stand in a list as %j', (text, keys) => {
    expect(tokensOf(line(text))[0]!.keys).toEqual(keys);
  });

  test('each of two numbers takes its part of the box', () => {
    const { box } = line('12 3456');
    const [first, second] = tokensOf(line('12 3456'));
    expect(first!.box.x).toBe(box.x);
    expect(first!.box.width).toBeCloseTo((box.width * 2) / 7, 6);
    expect(second!.box.x + second!.box.width).toBeCloseTo(box.x + box.width, 6);
    expect(second!.isAlone).toBe(false);
  });
});

describe('how sure each digit is', () => {
  const posteriors = posteriorsOf([
    { digit: '1', probability: 0.9 },
    { digit: '2', probability: 0.5 },
    { digit: '3', probability: 0.8 },
  ]);

  test('as the engine says, also of the second number of a line', () => {
    const [one, two] = tokensOf(line('1 23', { posteriors }));
    expect(one!.probabilities.map((p) => Math.round(p * 10))).toEqual([9]);
    expect(two!.probabilities.map((p) => Math.round(p * 10))).toEqual([5, 8]);
    expect(likelihoodOf(two!)).toBeCloseTo(0.4, 1);
  });

  test.each([null, posteriorsOf([{ digit: '9', probability: 0.9 }])])(
    "else as the line's mean and weakest tell: %#",
    (other) => {
      const [token] = tokensOf(line('123', { confidence: 0.8, weakest: 0.6, posteriors: other }));
      expect(token!.probabilities[0]).toBe(0.6);
      expect(token!.probabilities.reduce((sum, p) => sum + p, 0) / 3).toBeCloseTo(0.8, 6);
    },
  );
});

test.each([
  ['Q4Z5', []],
  ['24757#', ['24757']],
  ['4 7-5', ['475']],
  ['1', []],
  ['12345678', []],
])('loosely read, %j is %j', (text, digits) => {
  expect(looseTokensOf(line(text)).map((token) => token.digits)).toEqual(digits);
});

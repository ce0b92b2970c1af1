import { describe, expect, test } from '@jest/globals';
import { decodeCtc } from './ctc-decode.ts';

const CHARACTERS = ['1', '2', '3', ' '];

/** One step for each [class, probability]. */
function decode(steps: [number, number][]) {
  return decodeCtc(
    steps.map(([best]) => best),
    steps.map(([, probability]) => probability),
    CHARACTERS,
  );
}

describe('decodeCtc', () => {
  test('drops blanks and merges repeats, but not across a blank', () => {
    expect(
      decode([
        [0, 1],
        [1, 1],
        [1, 1],
        [0, 1],
        [1, 1],
        [2, 1],
        [0, 1],
      ]).text,
    ).toBe('112');
  });

  test("takes a character's probability from its first step", () => {
    const line = decode([
      [1, 0.75],
      [1, 0.99],
      [0, 1],
      [2, 0.5],
    ]);
    expect(line.text).toBe('12');
    expect(line.confidence).toBeCloseTo((0.75 + 0.5) / 2, 6);
    expect(line.weakestCharacter).toBeCloseTo(0.5, 6);
  });

  test('keeps spaces inside, cuts them at the ends, and counts none of them', () => {
    const line = decode([
      [4, 0.4],
      [1, 0.9],
      [4, 0.4],
      [2, 0.8],
      [4, 0.4],
    ]);
    expect(line.text).toBe('1 2');
    expect(line.confidence).toBeCloseTo(0.85, 6);
    expect(line.weakestCharacter).toBeCloseTo(0.8, 6);
  });

  test('blanks alone are an empty text without confidence', () => {
    expect(
      decode([
        [0, 1],
        [0, 0.9],
      ]),
    ).toEqual({ text: '', confidence: 0, weakestCharacter: 0 });
    expect(decode([[4, 0.9]])).toEqual({ text: '', confidence: 0, weakestCharacter: 0 });
  });
});

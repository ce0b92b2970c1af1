import { describe, expect, test } from '@jest/globals';
import type { ReadLine } from '@focus-racer/contracts';
import fc from 'fast-check';
import { bibCandidates, plausibleAlone, plausibleListed } from './bib-rules.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const line = (text: string, confidence = 0.97, weakestCharacter = 0.9): ReadLine => ({
  text,
  confidence,
  weakestCharacter,
  box,
  heightPx: box.height,
  digitPosteriors: null,
});
const digitsOf = (text: string) => bibCandidates([line(text)]).map(({ digits }) => digits);
const aloneOf = (...lines: ReadLine[]) =>
  plausibleAlone(bibCandidates(lines)).map(({ bib }) => bib);
const listedOf = (list: string[], ...lines: ReadLine[]) =>
  plausibleListed(bibCandidates(lines), new Set(list)).map(({ bibKey }) => bibKey);

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
  });

  test('noise is left out', () => {
    expect(bibCandidates([line('1234', 0.29)])).toEqual([]);
    expect(bibCandidates([line('1234', 0.3)])).toHaveLength(1);
  });
});

describe('without a start list', () => {
  test.each([
    ['1234', 0.9, 0.6, true],
    ['1234', 0.89, 0.9, false],
    ['1234', 0.97, 0.59, false],
    ['12', 0.97, 0.9, true],
    ['7', 0.99, 0.99, false],
    ['A123', 0.93, 0.9, true],
    ['A123', 0.92, 0.9, false],
  ])('%s at %f, weakest %f: %s', (text, confidence, weakest, accepted) => {
    expect(aloneOf(line(text, confidence, weakest))).toHaveLength(accepted ? 1 : 0);
  });

  test('a number read twice is one bib, as the surer reading has it', () => {
    const bibs = plausibleAlone(bibCandidates([line('042', 0.92), line('42', 0.98), line('43')]));
    expect(bibs.map(({ bib, confidence }) => [bib, confidence])).toEqual([
      ['42', 0.98],
      ['43', 0.97],
    ]);
  });
});

describe('with a start list', () => {
  test.each([
    ['0042', 0.5, ['42']],
    ['42', 0.49, []],
    ['43', 0.99, []],
    ['7', 0.6, ['7']],
    ['A12', 0.9, ['A12']],
    ['B12', 0.9, ['12']],
    ['C12', 0.52, []],
  ])('%s at %f', (text, confidence, keys) => {
    expect(listedOf(['42', '7', 'A12', '12'], line(text, confidence, 0.1))).toEqual(keys);
  });

  test('nothing but what is listed is ever found', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.nat(999)), (texts, bibs) => {
        const list = bibs.map(String);
        const lines = texts.map((text) => line(text));
        expect(listedOf(list, ...lines).every((key) => list.includes(key))).toBe(true);
      }),
    );
  });
});

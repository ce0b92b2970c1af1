import { describe, expect, test } from '@jest/globals';
import type { ReadLine } from '@focus-racer/contracts';
import fc from 'fast-check';
import { type BibLengths, NO_LENGTHS } from './bib-lengths.ts';
import { BibList } from './bib-list.ts';
import { type BibGuess, decideBibs } from './decide-bibs.ts';
import type { Person } from './photo-reading.ts';
import { lineOn, personAt, posteriorsOf } from './reading.fixture.ts';
import { DEFAULT_PUBLISH_CONFIDENCE, MIN_GUESS_CONFIDENCE } from './thresholds.ts';

const runner = personAt(500);
const neighbour = personAt(800);
const FOURS = { 4: 60 };

interface Known {
  list?: string[] | null;
  lengths?: BibLengths;
  people?: Person[];
}

function decide(
  lines: ReadLine[],
  { list = null, lengths = FOURS, people = [runner] }: Known = {},
): BibGuess[] {
  return decideBibs({ lines, people }, { list: list && new BibList(list), lengths });
}
const confidenceOf = (...of: Parameters<typeof decide>) => decide(...of)[0]?.confidence ?? 0;
const seen = (...digits: [digit: string, probability: number, or?: string][]) =>
  posteriorsOf(
    digits.map(([digit, probability, or]) => ({ digit, probability, ...(or && { or }) })),
  );

describe('without a start list', () => {
  test('a clear number where bibs hang is published, its leading zeros kept', () => {
    const [guess] = decide([lineOn(runner, '0638')]);
    expect(guess).toMatchObject({ bib: '0638', bibKey: '638' });
    expect(guess!.confidence).toBeGreaterThan(DEFAULT_PUBLISH_CONFIDENCE);
  });

  test('so is the first one of an event, before any length is known', () => {
    expect(confidenceOf([lineOn(runner, '3638')], { lengths: NO_LENGTHS })).toBeGreaterThan(
      DEFAULT_PUBLISH_CONFIDENCE,
    );
  });

  test('a number read twice is one bib, as the surer reading has it', () => {
    const surer = lineOn(runner, '042', { confidence: 0.999, weakest: 0.999 });
    const guesses = decide([lineOn(neighbour, '42'), surer], {
      lengths: { 3: 9, 2: 9 },
      people: [runner, neighbour],
    });
    expect(guesses.map(({ bib, bibKey }) => [bib, bibKey])).toEqual([['042', '42']]);
  });

  test('readings of one bib vote, and a part of a sure one does not win', () => {
    const cut = lineOn(runner, '363', { confidence: 0.999, weakest: 0.999 });
    expect(decide([cut, lineOn(runner, '3638')]).map(({ bib }) => bib)).toEqual(['3638']);
  });

  test('what looks like a letter counts for less than another digit there', () => {
    const whole = lineOn(runner, '5638', { confidence: 0.84, weakest: 0.7 });
    const cut = lineOn(runner, '638', { confidence: 0.95, weakest: 0.9 });
    const withLetter = lineOn(runner, 'S638', { confidence: 0.95, weakest: 0.9 });
    const known = { lengths: { 4: 60, 3: 60 } };
    expect(decide([cut, whole], known).map(({ bib }) => bib)).toEqual(['638']);
    expect(decide([withLetter, whole], known).map(({ bib }) => bib)).toEqual(['5638']);
  });

  test.each<[string, Parameters<typeof decide>, Parameters<typeof decide>]>([
    [
      'a weak digit',
      [[lineOn(runner, '3638')]],
      [[lineOn(runner, '3638', { confidence: 0.9, weakest: 0.5 })]],
    ],
    ['a length that others do not have', [[lineOn(runner, '3638')]], [[lineOn(runner, '36380')]]],
    [
      'a line too high for a bib',
      [[lineOn(runner, '3638')]],
      [[{ ...lineOn(runner, '3638'), heightPx: 60 }]],
    ],
    [
      'a short number in a crowd',
      [[lineOn(runner, '363')], { lengths: { 4: 60, 3: 20 } }],
      [
        [lineOn(runner, '363')],
        { lengths: { 4: 60, 3: 20 }, people: [200, 350, 500, 650, 800].map((x) => personAt(x)) },
      ],
    ],
  ])('%s makes it less sure', (_, clear, doubtful) => {
    expect(confidenceOf(...doubtful)).toBeLessThan(confidenceOf(...clear) - 0.05);
  });

  test('a single digit is never a bib', () => {
    expect(decide([lineOn(runner, '7')], { lengths: { 1: 50 } })).toEqual([]);
  });
});

describe('with a start list', () => {
  test('what is listed is found, as it was read', () => {
    const [guess] = decide([lineOn(runner, '0638')], { list: ['638', '3638'] });
    expect(guess).toMatchObject({ bib: '0638', bibKey: '638' });
    expect(guess!.confidence).toBeGreaterThan(DEFAULT_PUBLISH_CONFIDENCE);
  });

  test('a letter belongs to the bib when the list says so', () => {
    expect(decide([lineOn(runner, 'A12')], { list: ['A12', '12'] })[0]?.bibKey).toBe('A12');
    expect(decide([lineOn(runner, 'B12')], { list: ['A12', '12'] })[0]?.bibKey).toBe('12');
  });

  test('a second thought of the recogniser is taken when the first is not listed', () => {
    const posteriors = seen(['3', 0.99], ['6', 0.99], ['3', 0.6, '8'], ['8', 0.99]);
    const line = lineOn(runner, '3638', { confidence: 0.9, weakest: 0.6, posteriors });
    expect(decide([line], { list: ['3688', '1200'] })[0]).toMatchObject({
      bib: '3688',
      bibKey: '3688',
    });
    expect(decide([line], { list: ['3688', '3638'] })[0]?.bibKey).toBe('3638');
  });

  test('a number cut at one end is completed, with more doubt than one that was read whole', () => {
    const posteriors = seen(['6', 0.99], ['3', 0.99], ['8', 0.99]);
    const list = { list: ['3638', '1200', '2714'] };
    const cut = decide([lineOn(runner, '638', { posteriors })], list);
    expect(cut[0]).toMatchObject({ bib: '3638', bibKey: '3638' });
    expect(cut[0]!.confidence).toBeLessThan(confidenceOf([lineOn(runner, '3638')], list));
  });

  test('a number that longer ones of the list contain is less sure', () => {
    const line = lineOn(runner, '638');
    const alone = confidenceOf([line], { list: ['638', '1200', '2714'] });
    const longer = ['3638', '6380', '6381', '16382', '92638'];
    expect(confidenceOf([line], { list: ['638', ...longer] })).toBeLessThan(alone);
  });

  test('so is a number beside which others stand', () => {
    const known = { list: ['3638', '1200', '2714'] };
    const alone = confidenceOf([lineOn(runner, '3638')], known);
    const people = [runner, personAt(400), personAt(600)];
    expect(confidenceOf([lineOn(runner, '3638')], { ...known, people })).toBeLessThan(alone);
    const farBehind = [runner, personAt(400, 60, 15), personAt(600, 60, 15)];
    expect(confidenceOf([lineOn(runner, '3638')], { ...known, people: farBehind })).toBe(alone);
  });

  test('a clear number that is not listed is nobody', () => {
    const posteriors = seen(['3', 0.999], ['6', 0.999], ['3', 0.999], ['8', 0.999]);
    const line = lineOn(runner, '3638', { posteriors });
    expect(confidenceOf([line], { list: ['3639', '1200'] })).toBeLessThan(
      DEFAULT_PUBLISH_CONFIDENCE,
    );
  });
});

describe('whatever was read', () => {
  const anyLine = fc
    .record({
      text: fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[0-9]{1,6}$/)),
      x: fc.integer({ min: 0, max: 1000 }),
      confidence: fc.double({ min: 0.3, max: 1, noNaN: true }),
    })
    .map(({ text, x, confidence }) =>
      lineOn(personAt(x), text === '' ? '1' : text, { confidence, weakest: confidence * 0.9 }),
    );

  test('guesses come surest first, one a key, within bounds, and with a list from it alone', () => {
    const bibs = fc.option(fc.array(fc.nat({ max: 9999 }).map(String), { minLength: 1 }));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), bibs, (lines, list) => {
        const guesses = decide(lines, { list });
        const confidences = guesses.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(new Set(guesses.map(({ bibKey }) => bibKey)).size).toBe(guesses.length);
        for (const { bibKey, confidence } of guesses) {
          expect(confidence).toBeGreaterThanOrEqual(MIN_GUESS_CONFIDENCE);
          expect(confidence).toBeLessThanOrEqual(1);
          if (list) expect(list).toContain(bibKey);
        }
      }),
    );
  });
});

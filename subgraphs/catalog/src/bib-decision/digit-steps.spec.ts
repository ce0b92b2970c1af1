import { describe, expect, test } from '@jest/globals';
import { DIGIT_CLASSES } from '@focus-racer/contracts';
import fc from 'fast-check';
import { DigitSteps } from './digit-steps.ts';
import { posteriorsOf } from './reading.fixture.ts';

const sure = (digits: string) => Array.from(digits, (digit) => ({ digit, probability: 0.95 }));

describe('greedy', () => {
  test('is what was seen, each digit as sure as at its surest step', () => {
    const seen = DigitSteps.of(posteriorsOf([...sure('1'), { digit: '7', probability: 0.6 }]));
    expect(seen!.greedy().map(({ digit }) => digit)).toEqual(['1', '7']);
    expect(seen!.greedy()[1]!.probability).toBeCloseTo(0.6, 2);
  });

  test('tells a repeated digit from one that lasts', () => {
    expect(DigitSteps.of(posteriorsOf(sure('33')))!.greedy()).toHaveLength(2);
    const lasting = new Float32Array(3 * DIGIT_CLASSES);
    for (const step of [0, 1, 2]) lasting[step * DIGIT_CLASSES + 4] = 0.9;
    expect(new DigitSteps(lasting).greedy()).toMatchObject([{ digit: '3' }]);
  });

  test('leaves out what is neither blank nor digit', () => {
    expect(new DigitSteps(new Float32Array(DIGIT_CLASSES).fill(0.01)).greedy()).toEqual([]);
  });

  test('is nothing when the engine does not say', () => {
    expect(DigitSteps.of(null)).toBeNull();
  });
});

/** Sums over every path of classes that collapses to the digits. */
function byEveryPath(probabilities: Float32Array, digits: string): number {
  const steps = probabilities.length / DIGIT_CLASSES;
  let sum = 0;
  for (let path = 0; path < DIGIT_CLASSES ** steps; path++) {
    let probability = 1;
    let text = '';
    let previous = 0;
    for (let step = 0, rest = path; step < steps; step++) {
      const c = rest % DIGIT_CLASSES;
      rest = Math.floor(rest / DIGIT_CLASSES);
      probability *= probabilities[step * DIGIT_CLASSES + c]!;
      if (c !== 0 && c !== previous) text += String(c - 1);
      previous = c;
    }
    if (text === digits) sum += probability;
  }
  return sum;
}

describe('probabilityOf', () => {
  test('is the sum over every path that says the digits', () => {
    const step = fc.array(fc.float({ min: Math.fround(0.001), max: 1, noNaN: true }), {
      minLength: DIGIT_CLASSES,
      maxLength: DIGIT_CLASSES,
    });
    const digits = fc.constantFrom('', '1', '12', '11', '121', '00');
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), digits, (rows, text) => {
        const probabilities = Float32Array.from(
          rows.flatMap((row) => {
            const total = row.reduce((sum, value) => sum + value, 0);
            return row.map((value) => value / total);
          }),
        );
        const expected = byEveryPath(probabilities, text);
        expect(new DigitSteps(probabilities).probabilityOf(text)).toBeCloseTo(expected, 5);
      }),
      { numRuns: 30 },
    );
  });

  test('weighs a second thought', () => {
    const steps = DigitSteps.of(
      posteriorsOf([...sure('36'), { digit: '3', probability: 0.6, or: '8' }, ...sure('8')]),
    )!;
    expect(steps.probabilityOf('3638')).toBeGreaterThan(steps.probabilityOf('3688'));
    expect(steps.probabilityOf('3688')).toBeGreaterThan(0.2);
    expect(steps.probabilityOf('3698')).toBeLessThan(0.01);
    expect(steps.probabilityOf('363')).toBeLessThan(0.01);
  });
});

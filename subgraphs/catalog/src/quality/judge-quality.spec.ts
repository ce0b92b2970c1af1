import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUALITY } from '@focus-racer/contracts';
import fc from 'fast-check';
import { judgeQuality, type QualityMeasures, sharpnessScoreOf } from './judge-quality.ts';

const GOOD: QualityMeasures = { sharpnessScore: 50, sharpness: 300, exposureMean: 0.5 };
const { minSharpness, minBrightness, maxBrightness } = DEFAULT_QUALITY;

describe('judgeQuality', () => {
  test.each<[string, Partial<QualityMeasures>, string | null]>([
    ['a good photo', {}, null],
    ['on the limit', { sharpnessScore: minSharpness }, null],
    ['below it', { sharpnessScore: minSharpness - 0.1 }, 'BLURRED'],
    ['a low variance beside a good score', { sharpness: 10 }, null],
    ['no score and a low variance', { sharpnessScore: null, sharpness: 69 }, 'BLURRED'],
    ['no score and enough variance', { sharpnessScore: null, sharpness: 70 }, null],
    ['nothing measured', { sharpnessScore: null, sharpness: null, exposureMean: null }, null],
    ['night', { exposureMean: (minBrightness - 0.1) / 100 }, 'TOO_DARK'],
    ['burnt', { exposureMean: (maxBrightness + 0.1) / 100 }, 'TOO_BRIGHT'],
    ['dark, and so without detail', { exposureMean: 0, sharpnessScore: 0 }, 'TOO_DARK'],
  ])('%s: %s', (_what, measures, reason) => {
    expect(judgeQuality({ ...GOOD, ...measures }, DEFAULT_QUALITY)).toBe(reason);
  });

  const share = (max: number) => fc.option(fc.double({ min: 0, max, noNaN: true }));
  const measures = fc.record({
    sharpnessScore: share(100),
    sharpness: share(3000),
    exposureMean: share(1),
  });

  test('thresholds at their ends set nothing aside', () => {
    const off = { minSharpness: 0, minBrightness: 0, maxBrightness: 100 };
    fc.assert(
      fc.property(measures, (any) => {
        expect(judgeQuality(any, off)).toBeNull();
      }),
    );
  });

  test('a stricter event never takes what a milder one sets aside', () => {
    fc.assert(
      fc.property(measures, fc.double({ min: 0, max: 60, noNaN: true }), (any, more) => {
        const strict = { ...DEFAULT_QUALITY, minSharpness: Math.max(more, minSharpness) };
        if (judgeQuality(any, DEFAULT_QUALITY)) expect(judgeQuality(any, strict)).not.toBeNull();
      }),
    );
  });
});

describe('sharpnessScoreOf', () => {
  const rendered = { fineDetail: 20 };
  test.each<[string, (number | null)[], number | null]>([
    ['nobody', [], 20],
    ['the sharpest of several', [10, 60, 30], 60],
    ['people too small to tell', [null, null], 20],
    ['somebody sharp beside one too small', [null, 40], 40],
  ])('%s', (_who, people, score) => {
    expect(
      sharpnessScoreOf(
        rendered,
        people.map((fineDetail) => ({ fineDetail })),
      ),
    ).toBe(score);
  });

  test('not measured', () => {
    expect(sharpnessScoreOf({ fineDetail: null }, [])).toBeNull();
  });
});

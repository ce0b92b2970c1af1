import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideDuplicates, isSameMoment, outranks, type Shot } from './near-duplicate.ts';

const AT = Date.parse('2026-05-03T08:42:03.250Z');

function shot(facts: Partial<Shot> & { bibs?: string[] } = {}): Shot {
  const { bibs = [], ...rest } = facts;
  return {
    id: 'a',
    cameraKey: null,
    cameraSubSecondMs: 250,
    takenAt: new Date(AT),
    width: 6000,
    height: 4000,
    sharpnessScore: null,
    sharpness: 300,
    sortedByHandAt: null,
    bibKeys: new Set(bibs),
    ...rest,
  };
}
const fromCamera = (afterMs: number, facts: Partial<Shot> = {}) =>
  shot({ cameraKey: 'c', takenAt: new Date(AT + afterMs), ...facts });
const near = (...shots: Shot[]) => shots.map((one) => ({ shot: one, distance: 6 }));

describe('isSameMoment', () => {
  const first = fromCamera(0);
  const wholeSecond = { cameraSubSecondMs: null };
  test.each<[string, Shot, Shot, number]>([
    ['cameras that do not say which they are', shot(), shot(), 10],
    ['two cameras', first, fromCamera(500, { cameraKey: 'other' }), 10],
    ['one camera, moments apart', first, fromCamera(100), 2],
    ['one camera, the last moment of a burst', first, fromCamera(60_000), 2],
    ['one camera, minutes apart', first, fromCamera(60_001), 10],
    ['one shot exported twice', first, fromCamera(0), 10],
    ['one second without its parts', fromCamera(0, wholeSecond), fromCamera(0, wholeSecond), 2],
    ['a camera without a clock', first, fromCamera(0, { takenAt: null }), 10],
  ])('%s: at most so many bits', (_what, a, b, bits) => {
    expect([isSameMoment(a, b, bits), isSameMoment(b, a, bits)]).toEqual([true, true]);
    expect([isSameMoment(a, b, bits + 1), isSameMoment(b, a, bits + 1)]).toEqual([false, false]);
  });
});

describe('outranks', () => {
  test.each<[string, Partial<Shot>, Partial<Shot>]>([
    [
      'the one with the sharper people',
      { sharpnessScore: 41 },
      { sharpnessScore: 40, sharpness: 900 },
    ],
    ['the sharper', { sharpness: 301 }, { sharpness: 300 }],
    [
      'sharpness measured at one size, whatever the file',
      { width: 1024, height: 700, sharpness: 301 },
      {},
    ],
    [
      'the larger, where the smaller was measured at its own size',
      {},
      { width: 640, height: 480, sharpness: 900 },
    ],
    ['the larger of equally sharp ones', {}, { width: 3000, height: 2000 }],
    ['the earlier of equal ones', { id: 'a' }, { id: 'b' }],
  ])('%s', (_what, better, lesser) => {
    const [a, b] = [shot({ id: 'x', ...better }), shot({ id: 'y', ...lesser })];
    expect([outranks(a, b), outranks(b, a)]).toEqual([true, false]);
  });

  test('orders any photos', () => {
    const any = fc.record({
      width: fc.constantFrom(400, 1024, 6000),
      sharpnessScore: fc.constantFrom(null, 40, 50),
      sharpness: fc.constantFrom(null, 0, 100),
      id: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(any, any, any, (p, q, r) => {
        const [a, b, c] = [shot(p), shot(q), shot(r)];
        if (a.id !== b.id) expect(outranks(a, b)).toBe(!outranks(b, a));
        if (outranks(a, b) && outranks(b, c)) expect(outranks(a, c)).toBe(true);
      }),
    );
  });
});

describe('decideDuplicates', () => {
  const fresh = shot({ id: 'fresh' });
  const sharper = shot({ id: 'sharper', sharpness: 400 });
  const sharpest = shot({ id: 'sharpest', sharpness: 500 });
  const softer = shot({ id: 'softer', sharpness: 200 });

  test('alone it is kept', () => {
    expect(decideDuplicates(fresh, [])).toEqual({ behind: null, giveWay: [] });
    const far = [{ shot: sharper, distance: 11 }];
    expect(decideDuplicates(fresh, far)).toEqual({ behind: null, giveWay: [] });
  });

  test('it goes behind the sharpest, and then nobody gives way to it', () => {
    expect(decideDuplicates(fresh, near(softer, sharper, sharpest))).toEqual({
      behind: sharpest,
      giveWay: [],
    });
  });

  test('lesser ones give way to it, but not what somebody put there', () => {
    const byHand = shot({ id: 'by hand', sharpness: 100, sortedByHandAt: new Date(AT) });
    expect(decideDuplicates(fresh, near(softer, byHand))).toEqual({
      behind: null,
      giveWay: [softer],
    });
  });

  test('it goes behind what somebody kept, too', () => {
    const byHand = { ...sharper, sortedByHandAt: new Date(AT) };
    expect(decideDuplicates(fresh, near(byHand)).behind).toBe(byHand);
  });

  test('nobody is lost: whose bib the kept one does not show is no duplicate', () => {
    const of = (one: Shot, ...bibs: string[]) => ({ ...one, bibKeys: new Set(bibs) });
    expect(decideDuplicates(of(fresh, '7'), near(of(sharper, '8')))).toEqual({
      behind: null,
      giveWay: [],
    });
    expect(decideDuplicates(of(fresh, '7'), near(of(sharper, '7', '8'))).behind).not.toBeNull();
    expect(decideDuplicates(of(fresh, '7', '8'), near(sharper)).behind).toBeNull();
    expect(decideDuplicates(fresh, near(of(softer, '7'))).giveWay).toEqual([]);
    expect(decideDuplicates(of(fresh, '7'), near(softer)).giveWay).toEqual([softer]);
  });
});

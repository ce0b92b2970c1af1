import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isArriving } from './arriving.ts';
import { paceOf } from './river-pace.ts';

const still = {
  received: 12,
  processing: 0,
  awaitingCredits: 0,
  sorted: 12,
  photosPerMinute: 0,
  estimatedEndAt: null,
};

test('each stage of the sorting has its sentence', () => {
  expect(paceOf({ ...still, received: 0, sorted: 0 })).toBe('empty');
  expect(paceOf(still)).toBe('done');
  expect(paceOf({ ...still, awaitingCredits: 2, sorted: 10 })).toBe('waiting');
  expect(paceOf({ ...still, processing: 12, sorted: 0 })).toBe('starting');
  expect(paceOf({ ...still, processing: 2, sorted: 10 })).toBe('goingOn');
  const quick = { ...still, processing: 2, photosPerMinute: 38 };
  expect(paceOf(quick)).toBe('pace');
  expect(paceOf({ ...quick, estimatedEndAt: '2026-05-03T18:42:00Z' })).toBe('paceUntil');
});

test('the sentence and the live dot never disagree', () => {
  const arriving = new Set(['starting', 'goingOn', 'pace', 'paceUntil']);
  const counters = fc.record({
    processing: fc.nat(3),
    awaitingCredits: fc.nat(3),
    sorted: fc.nat(3),
    photosPerMinute: fc.nat(3),
    estimatedEndAt: fc.constantFrom(null, '2026-05-03T18:42:00Z'),
  });
  fc.assert(
    fc.property(counters, (some) => {
      const progress = { ...some, received: some.processing + some.awaitingCredits + some.sorted };
      expect(arriving.has(paceOf(progress))).toBe(isArriving(progress));
    }),
  );
});

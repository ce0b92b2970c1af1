import { expect, test } from '@jest/globals';
import { hasDrifted } from './lengths-drift.ts';

test.each([
  ['nothing learnt', {}, {}, false],
  ['the first bib', {}, { 4: 1 }, true],
  ['many of the same', { 4: 100 }, { 4: 200 }, false],
  ['a second race with longer bibs', { 4: 200 }, { 4: 200, 5: 20 }, true],
  ['a stray one among many', { 4: 1000 }, { 4: 1000, 3: 2 }, false],
  ['what was read again and taken back', { 4: 10 }, { 4: 0, 5: 10 }, true],
])('%s', (_what, applied, learnt, drifted) => {
  expect(hasDrifted(applied, learnt)).toBe(drifted);
});

test('an event that grows photo by photo is gone over a handful of times', () => {
  let applied = {};
  let times = 0;
  for (let photos = 1; photos <= 10_000; photos += 1) {
    const learnt = { 4: photos };
    if (!hasDrifted(applied, learnt)) continue;
    applied = learnt;
    times += 1;
  }
  expect(times).toBeGreaterThan(2);
  expect(times).toBeLessThan(12);
});

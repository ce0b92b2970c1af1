import { expect, test } from '@jest/globals';
import { parseByteRange } from './byte-range.ts';

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=8-20', { start: 8, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=10-', 'UNSATISFIABLE'],
  ['bytes=-0', 'UNSATISFIABLE'],
  ['bytes=5-4', null],
  ['bytes=-', null],
  ['bytes=0-1,3-4', null],
  ['items=0-1', null],
  [undefined, null],
])('%s of ten bytes is %j', (header, wanted) => {
  expect(parseByteRange(header, 10)).toEqual(wanted);
});

test('nothing can be a part of nothing', () => {
  expect(parseByteRange('bytes=0-', 0)).toBe('UNSATISFIABLE');
  expect(parseByteRange('bytes=-1', 0)).toBe('UNSATISFIABLE');
});

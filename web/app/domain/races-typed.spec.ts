import { expect, test } from '@jest/globals';
import { racesTyped } from './races-typed.ts';

test('race names are taken from one line, each once', () => {
  expect(racesTyped(' 10 km, Semi  marathon;10 km , ')).toEqual(['10 km', 'Semi marathon']);
  expect(racesTyped('')).toEqual([]);
});

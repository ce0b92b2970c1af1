import { expect, test } from '@jest/globals';
import { isRiverPlace, shareOf } from './river.ts';

test('a step is as full as its share of what came before it', () => {
  const progress = { received: 200, sorted: 150, published: 100, identified: 80 };
  expect(shareOf(progress, 'received')).toBe(1);
  expect(shareOf(progress, 'sorted')).toBe(0.75);
  expect(shareOf(progress, 'identified')).toBe(0.8);
  expect(shareOf({ received: 0, sorted: 0, published: 0, identified: 0 }, 'sorted')).toBe(0);
});

test('only the places of the river have lists', () => {
  expect(isRiverPlace('setAside')).toBe(true);
  expect(isRiverPlace('elsewhere')).toBe(false);
});

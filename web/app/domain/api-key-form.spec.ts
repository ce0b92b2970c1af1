import { expect, test } from '@jest/globals';
import { keyInputOf, keyStateOf } from './api-key-form.ts';

const NOW = Date.UTC(2026, 4, 3);

test('a form becomes the key that was meant', () => {
  expect(
    keyInputOf({ name: ' Chrono ', scopes: ['PHOTOS_READ', 'EVENTS_READ'], life: 30 }, 'o', NOW),
  ).toEqual({
    organizationId: 'o',
    name: 'Chrono',
    scopes: ['EVENTS_READ', 'PHOTOS_READ'],
    expiresAt: '2026-06-02T00:00:00.000Z',
  });
  expect(keyInputOf({ name: 'x', scopes: [], life: null }, 'o', NOW).expiresAt).toBeNull();
});

test.each([
  [null, 'GOOD'],
  ['2026-06-02T00:00:00.000Z', 'GOOD'],
  ['2026-05-16T00:00:00.000Z', 'ENDS_SOON'],
  ['2026-05-03T00:00:00.000Z', 'OVER'],
])('a key that ends %s is %s', (expiresAt, state) => {
  expect(keyStateOf(expiresAt, NOW)).toBe(state);
});

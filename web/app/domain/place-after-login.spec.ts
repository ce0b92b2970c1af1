import { expect, test } from '@jest/globals';
import { placeAfterLogin } from './place-after-login.ts';

test('a reader goes on to where she was going', () => {
  expect(placeAfterLogin('/pro/credits?x=1', '/pro')).toBe('/pro/credits?x=1');
  expect(placeAfterLogin(undefined, '/pro')).toBe('/pro');
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  ['/pro'],
  '',
])('nobody is sent to another site: %s', (next) => {
  expect(placeAfterLogin(next, '/pro')).toBe('/pro');
});

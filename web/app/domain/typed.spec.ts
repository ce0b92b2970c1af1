import { expect, test } from '@jest/globals';
import { MIN_PASSWORD_CHARACTERS as OF_CONTRACTS } from '@focus-racer/contracts';
import { isTooShort, looksLikeEmail, MIN_PASSWORD_CHARACTERS } from './typed.ts';

test.each(['ana@example.org', ' ana@example.org ', 'a+b@sub.example.co'])(
  '%j looks like an address',
  (typed) => expect(looksLikeEmail(typed)).toBe(true),
);

test.each(['', 'ana', 'ana@example', 'ana@@example.org', 'a b@example.org'])(
  '%j does not',
  (typed) => expect(looksLikeEmail(typed)).toBe(false),
);

test('a password has as many characters as the API wants, whatever their width', () => {
  expect(MIN_PASSWORD_CHARACTERS).toBe(OF_CONTRACTS);
  expect(isTooShort('🏃'.repeat(7))).toBe(true);
  expect(isTooShort('🏃'.repeat(8))).toBe(false);
});

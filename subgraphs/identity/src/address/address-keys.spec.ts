import { expect, test } from '@jest/globals';
import { AddressKeys } from './address-keys.ts';

const keys = new AddressKeys('the-first-secret-of-32-characters');
const others = new AddressKeys('another-secret-of-32-characters--');

test('an address is known again however it is written, for its purpose and under its secret only', () => {
  const hash = keys.hash('suppression', 'ana@example.org');
  expect(hash).toMatch(/^[\w-]{43}$/);
  expect(keys.hash('suppression', ' Ana@Example.org ')).toBe(hash);
  expect(keys.hash('signIn', 'ana@example.org')).not.toBe(hash);
  expect(others.hash('suppression', 'ana@example.org')).not.toBe(hash);
});

test('what was signed comes back, what was not does not', () => {
  const signed = keys.sign('unsubscribe', 'a.b');
  expect(keys.verify('unsubscribe', signed)).toBe('a.b');
  expect(keys.verify('other', signed)).toBeNull();
  expect(others.verify('unsubscribe', signed)).toBeNull();
  for (const forged of ['', '.', 'a.b', 'a.b.', `b${signed}`, `${signed}x`, signed.slice(0, -1)]) {
    expect(keys.verify('unsubscribe', forged)).toBeNull();
  }
});

import { expect, test } from '@jest/globals';
import {
  hashApiKeySecret,
  isApiKeySecret,
  meansApiKey,
  newApiKeySecret,
  visiblePrefix,
} from './api-key-secret.ts';

test('secrets differ, have one shape and prove themselves', () => {
  const secrets = Array.from({ length: 200 }, newApiKeySecret);
  expect(new Set(secrets).size).toBe(200);
  for (const secret of secrets) {
    expect(secret).toMatch(/^fr_live_[0-9A-Za-z]{49}$/);
    expect([meansApiKey(secret), isApiKeySecret(secret)]).toEqual([true, true]);
  }
});

test('a slip of the pen is noticed before anybody is asked', () => {
  const secret = newApiKeySecret();
  const other = secret.at(20) === 'a' ? 'b' : 'a';
  for (const wrong of [
    secret.slice(0, 20) + other + secret.slice(21),
    secret.slice(0, -1),
    `${secret} `,
    'fr_live_',
    secret.replace('fr_live_', 'fr_test_'),
  ]) {
    expect(isApiKeySecret(wrong)).toBe(false);
  }
});

test('what is kept and shown of a secret does not give it away', () => {
  const secret = newApiKeySecret();
  expect(hashApiKeySecret(secret)).toMatch(/^[0-9a-f]{64}$/);
  expect(visiblePrefix(secret)).toBe(secret.slice(0, 14));
});

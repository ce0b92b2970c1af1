import { describe, expect, test } from '@jest/globals';
import { passwordRefusal } from './password-rule.ts';

const EMAIL = 'marathon.anna@example.org';

describe('a password', () => {
  test.each([
    ['too short by one character', 'abcdefg', 'TOO_SHORT'],
    ['of seven emoji, which are fourteen code units', '🏃'.repeat(7), 'TOO_SHORT'],
    ['of 201 characters', 'é'.repeat(201), 'TOO_LONG'],
    ['that everybody has', 'password1', 'TOO_COMMON'],
    ['that everybody has, in capitals', 'PASSWORD1', 'TOO_COMMON'],
    ['that is the address', 'Marathon.Anna@example.org', 'IS_ADDRESS'],
    ['that is the name before the @', 'marathon.anna', 'IS_ADDRESS'],
  ])('%s is refused', (_what, password, refusal) => {
    expect(passwordRefusal(password, EMAIL)).toBe(refusal);
  });

  test.each([
    ['of eight characters', 'kvtzmwra'],
    ['of eight emoji', '🏃🏔️🥇🚴🏊🎽⛰️🥈'],
    ['of 200 characters, whatever their width', '🏃'.repeat(200)],
    ['of letters and spaces alone', 'a long password'],
    ['that only holds the address', 'marathon.anna@example.org runs'],
  ])('%s is taken', (_what, password) => {
    expect(passwordRefusal(password, EMAIL)).toBeNull();
  });
});

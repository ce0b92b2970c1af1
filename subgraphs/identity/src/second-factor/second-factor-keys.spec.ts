import { describe, expect, test } from '@jest/globals';
import { SecondFactorKeys } from './second-factor-keys.ts';

const keys = new SecondFactorKeys('a secret of thirty-two characters');
const others = new SecondFactorKeys('another of thirty-two characters!');

describe('a sealed secret', () => {
  test('is read again for its account alone', () => {
    const sealed = keys.seal('ana', 'JBSWY3DPEHPK3PXP');
    expect(keys.unseal('ana', sealed)).toBe('JBSWY3DPEHPK3PXP');
    expect(() => keys.unseal('eve', sealed)).toThrow();
    expect(() => others.unseal('ana', sealed)).toThrow();
  });

  test('shows nothing of itself, and never looks the same', () => {
    const sealed = keys.seal('ana', 'JBSWY3DPEHPK3PXP');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('JBSWY3DP');
    expect(keys.seal('ana', 'JBSWY3DPEHPK3PXP')).not.toBe(sealed);
  });

  test('that was changed or cut is refused', () => {
    const bytes = Buffer.from(keys.seal('ana', 'JBSWY3DPEHPK3PXP'), 'base64url');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => keys.unseal('ana', bytes.toString('base64url'))).toThrow();
    expect(() => keys.unseal('ana', bytes.subarray(0, 20).toString('base64url'))).toThrow();
  });
});

test('a code’s hash is its account’s and its key’s own', () => {
  expect(keys.hash('ana', 'a code')).toBe(keys.hash('ana', 'a code'));
  expect(
    new Set([keys.hash('ana', 'a code'), keys.hash('eve', 'a code'), others.hash('ana', 'a code')]),
  ).toHaveProperty('size', 3);
});

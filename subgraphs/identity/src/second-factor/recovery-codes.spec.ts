import { expect, test } from '@jest/globals';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';

test('ten codes, each another, each read as it is shown', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(readRecoveryCode(code)).toBe(code.replace(/-/g, ''));
  }
});

test.each([
  ['K3MQ 8F2P Z0VD R7TA', 'k3mq8f2pz0vdr7ta'],
  ['k3mq8f2pzOvdr7ta', 'k3mq8f2pz0vdr7ta'],
  ['ilab-2222-3333-4444', '11ab222233334444'],
  ['123456', null],
  ['', null],
  ['k3mq-8f2p-z0vd-r7tu', null],
])('%j is read as %j', (typed, code) => {
  expect(readRecoveryCode(typed)).toBe(code);
});

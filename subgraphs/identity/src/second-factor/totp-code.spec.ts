import { describe, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import { newTotpSecret, NO_STEP, totpStep, totpUri } from './totp-code.ts';

const secret = newTotpSecret();
const STEP = 59_000_000;
const at = (step: number, second = 0) => new Date((step * 30 + second) * 1000);
const codeOf = (step: number) => generateSync({ secret, epoch: step * 30 });

describe('a code', () => {
  test.each([
    ['of this step', STEP, 0, STEP],
    ['of this step, at its end', STEP, 29, STEP],
    ['of the step before', STEP - 1, 0, STEP - 1],
    ['of the step before, at the end', STEP - 1, 29, STEP - 1],
    ['of the next step', STEP + 1, 0, STEP + 1],
    ['of two steps before', STEP - 2, 0, null],
    ['of two steps on', STEP + 2, 29, null],
  ])('%s', (_what, step, second, found) => {
    expect(totpStep(secret, codeOf(step), NO_STEP, at(STEP, second))).toBe(found);
  });

  test('is good once, and none of before it afterwards', () => {
    expect(totpStep(secret, codeOf(STEP), STEP, at(STEP))).toBeNull();
    expect(totpStep(secret, codeOf(STEP - 1), STEP, at(STEP))).toBeNull();
    expect(totpStep(secret, codeOf(STEP + 1), STEP, at(STEP + 1))).toBe(STEP + 1);
  });

  test('may be typed with a space', () => {
    const code = codeOf(STEP);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(totpStep(secret, spaced, NO_STEP, at(STEP))).toBe(STEP);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345'])('%j is none', (code) => {
    expect(totpStep(secret, code, NO_STEP, at(STEP))).toBeNull();
  });

  test('of another secret is none', () => {
    expect(totpStep(newTotpSecret(), codeOf(STEP), NO_STEP, at(STEP))).toBeNull();
  });
});

test('the address for an app names who it is for', () => {
  expect(totpUri('JBSWY3DPEHPK3PXP', 'ana@example.org')).toBe(
    'otpauth://totp/Focus%20Racer:ana%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Focus%20Racer',
  );
});

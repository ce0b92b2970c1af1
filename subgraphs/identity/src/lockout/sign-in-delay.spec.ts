import { expect, test } from '@jest/globals';
import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE, delayAfter, judgeAttempt } from './sign-in-delay.ts';

const NOW = new Date('2026-05-03T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

test('an account is slowed down from the fifth failure on, ever more', () => {
  const delays = [0, 1, 4, 5, 6, 7, 8, 9].map((n) => delayAfter(n, ACCOUNT_PATIENCE));
  expect(delays).toEqual([0, 0, 0, 2, 4, 8, 16, 32]);
});

test('an address much later, to a quarter of an hour and no further', () => {
  const delays = [20, 21, 22, 30, 31, 10_000].map((n) => delayAfter(n, ADDRESS_PATIENCE));
  expect(delays).toEqual([0, 1, 2, 512, 900, 900]);
});

test.each([
  ['nothing has failed', null, { is: 'FREE' }],
  ['the delay is over', { failures: 5, lastAt: ago(2) }, { is: 'FREE' }],
  ['the delay goes on', { failures: 6, lastAt: ago(1) }, { is: 'WAIT', seconds: 3 }],
  ['ten have failed', { failures: 10, lastAt: ago(3_600) }, { is: 'LOCKED', seconds: 82_800 }],
  ['ten have failed, a day ago', { failures: 10, lastAt: ago(86_400) }, { is: 'FREE' }],
] as const)('%s', (_, counted, verdict) => {
  expect(judgeAttempt(counted, ACCOUNT_PATIENCE, NOW)).toEqual(verdict);
});

test('an address is never locked', () => {
  const counted = { failures: 5_000, lastAt: ago(901) };
  expect(judgeAttempt(counted, ADDRESS_PATIENCE, NOW)).toEqual({ is: 'FREE' });
});

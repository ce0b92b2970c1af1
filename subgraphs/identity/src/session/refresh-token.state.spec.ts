import { describe, expect, test } from '@jest/globals';
import { judgeRefresh, sessionEnd } from './refresh-token.state.ts';

const now = new Date('2026-05-03T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const alive = { expiresAt: ago(-60), revokedAt: null };

test.each([
  [0, 7],
  [83, 7],
  [88, 2],
  [90, 0],
])('a session of %d days, used now, goes on for %d', (age, left) => {
  const day = 86_400;
  expect(sessionEnd({ createdAt: ago(age * day) }, now)).toEqual(ago(-left * day));
});

describe('a refresh token', () => {
  test.each([
    ['never used', { usedAt: null }, alive, 'ROTATE'],
    ['used just now by another tab', { usedAt: ago(30) }, alive, 'ROTATE'],
    ['used long ago', { usedAt: ago(31) }, alive, 'REVOKE_FAMILY'],
    ['of an expired session', { usedAt: null }, { ...alive, expiresAt: now }, 'REFUSE'],
    ['of a revoked session', { usedAt: null }, { ...alive, revokedAt: ago(1) }, 'REFUSE'],
    [
      'used long ago, of a revoked session',
      { usedAt: ago(99) },
      { ...alive, revokedAt: ago(1) },
      'REFUSE',
    ],
  ] as const)('%s', (_case, token, session, verdict) => {
    expect(judgeRefresh(token, session, now)).toBe(verdict);
  });
});

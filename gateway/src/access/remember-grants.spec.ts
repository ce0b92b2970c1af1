import { expect, jest, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { AccessGrant, VerifyAccess } from './access-token.ts';
import { rememberGrants } from './remember-grants.ts';

function grantUntil(expiresAt: Date): AccessGrant {
  const viewer = {
    kind: 'account' as const,
    accountId: newId(),
    sessionId: newId(),
    admin: false,
    memberships: [],
  };
  return { viewer, version: 0, expiresAt };
}

test('a token is checked once, and ends when it does', async () => {
  const soon = new Date(Date.now() + 50);
  const verify = jest.fn<VerifyAccess>().mockResolvedValue(grantUntil(soon));
  const remembered = rememberGrants(verify);
  const [first, second] = [await remembered('t'), await remembered('t')];
  expect(first).not.toBeNull();
  expect(second).toBe(first);
  expect(verify).toHaveBeenCalledTimes(1);
  jest.useFakeTimers({ now: soon.getTime() });
  expect(await remembered('t')).toBeNull();
  jest.useRealTimers();
});

test('a token that is no good is checked again', async () => {
  const verify = jest.fn<VerifyAccess>().mockResolvedValue(null);
  const remembered = rememberGrants(verify);
  expect([await remembered('t'), await remembered('t')]).toEqual([null, null]);
  expect(verify).toHaveBeenCalledTimes(2);
});

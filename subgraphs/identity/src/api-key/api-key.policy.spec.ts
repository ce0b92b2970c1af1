import { describe, expect, test } from '@jest/globals';
import { ANONYMOUS, type MemberRole, newId, type Viewer } from '@focus-racer/contracts';
import { isUsable, requireKeyKeeper } from './api-key.policy.ts';

const organizationId = newId();
const memberships = (role: MemberRole) => [{ organizationId, kind: 'PHOTOGRAPHER' as const, role }];
const member = (role: MemberRole): Viewer => ({
  kind: 'account',
  accountId: newId(),
  sessionId: newId(),
  admin: false,
  memberships: memberships(role),
});

describe('keys are kept', () => {
  test.each(['OWNER', 'MANAGER'] as const)('by an %s', (role) => {
    const viewer = member(role);
    expect(requireKeyKeeper(viewer, organizationId, 'organization')).toBe(viewer);
  });

  test.each(['SHOOTER', 'READER'] as const)('not by a %s', (role) => {
    expect(() => requireKeyKeeper(member(role), organizationId, 'organization')).toThrow('owners');
  });

  test('not by strangers, who learn nothing', () => {
    for (const id of [newId(), null]) {
      expect(() => requireKeyKeeper(member('OWNER'), id, 'API key')).toThrow('API key not found');
    }
  });

  test('not by keys, nor by nobody', () => {
    const key: Viewer = {
      kind: 'apiKey',
      keyId: newId(),
      accountId: newId(),
      scopes: [],
      memberships: memberships('MANAGER'),
    };
    expect(() => requireKeyKeeper(key, organizationId, 'organization')).toThrow('not for keys');
    expect(() => requireKeyKeeper(ANONYMOUS, organizationId, 'organization')).toThrow('Sign in');
  });
});

describe('a secret opens something', () => {
  const now = new Date('2026-05-03T10:00:00Z');
  const before = new Date('2026-05-03T09:59:59Z');
  const after = new Date('2026-05-03T10:00:01Z');
  test.each([
    [null, null, null, true],
    [after, null, after, true],
    [now, null, null, false],
    [null, before, null, false],
    [null, null, before, false],
    [after, null, now, false],
  ])('key ends %s, revoked %s, secret ends %s: %s', (expiresAt, revokedAt, validUntil, usable) => {
    expect(isUsable({ expiresAt, revokedAt }, { validUntil }, now)).toBe(usable);
  });
});

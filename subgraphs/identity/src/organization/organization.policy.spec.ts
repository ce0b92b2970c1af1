import { describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  API_KEY_SCOPES,
  MEMBER_ROLES,
  type MemberRole,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import {
  canChangeMember,
  canInvite,
  canSeeInside,
  canUpdate,
  leavesNoOwner,
  rolesToGive,
} from './organization.policy.ts';

const organizationId = newId();
const membership = (of: string, role: MemberRole) =>
  ({ organizationId: of, kind: 'CLUB', role }) as const;
const account = (admin: boolean, ...memberships: ReturnType<typeof membership>[]): Viewer => ({
  kind: 'account',
  accountId: newId(),
  sessionId: newId(),
  admin,
  memberships,
});

describe('the inside of an organization', () => {
  test.each(MEMBER_ROLES)('is seen by a %s', (role) => {
    expect(canSeeInside(account(false, membership(organizationId, role)), organizationId)).toBe(
      true,
    );
  });

  test('is seen by administrators and by nobody else', () => {
    expect(canSeeInside(account(true), organizationId)).toBe(true);
    expect(canSeeInside(account(false), organizationId)).toBe(false);
    expect(canSeeInside(account(false, membership(newId(), 'OWNER')), organizationId)).toBe(false);
    expect(canSeeInside(ANONYMOUS, organizationId)).toBe(false);
    const memberships = [membership(organizationId, 'MANAGER')];
    const ids = { keyId: newId(), accountId: newId() };
    const key: Viewer = { kind: 'apiKey', ...ids, scopes: [...API_KEY_SCOPES], memberships };
    expect(canSeeInside(key, organizationId)).toBe(false);
  });
});

describe('what a role may', () => {
  const all = [...MEMBER_ROLES];
  test.each([
    ['OWNER', true, true, all, all],
    ['MANAGER', false, true, ['MANAGER', 'SHOOTER', 'READER'], ['SHOOTER', 'READER']],
    ['SHOOTER', false, false, [], []],
    ['READER', false, false, [], []],
    [null, false, false, [], []],
  ] as [MemberRole | null, boolean, boolean, MemberRole[], MemberRole[]][])(
    '%s',
    (role, updates, invites, gives, changes) => {
      expect(canUpdate(role)).toBe(updates);
      expect(canInvite(role)).toBe(invites);
      expect(rolesToGive(role)).toEqual(gives);
      expect(all.filter((theirs) => canChangeMember(role, theirs))).toEqual(changes);
    },
  );
});

test('an organization is never left without owner', () => {
  const ada = { accountId: newId(), role: 'OWNER' as const };
  const bob = { accountId: newId(), role: 'OWNER' as const };
  const eve = { accountId: newId(), role: 'MANAGER' as const };
  expect(leavesNoOwner([ada, eve], ada.accountId)).toBe(true);
  expect(leavesNoOwner([ada, bob, eve], ada.accountId)).toBe(false);
  expect(leavesNoOwner([ada, eve], eve.accountId)).toBe(false);
});

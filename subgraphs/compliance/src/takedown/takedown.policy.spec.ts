import { describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  MEMBER_ROLES,
  type MemberRole,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import { canDecide, requireDecider, requireQueue } from './takedown.policy.ts';

const organizationId = newId();
const eventOrganizationId = newId();
const takedown = { organizationId, eventOrganizationId };
const account = (memberships: object[], admin = false) =>
  ({ kind: 'account', accountId: newId(), sessionId: newId(), admin, memberships }) as Viewer;
const member = (role: MemberRole, of: string) =>
  account([{ organizationId: of, kind: 'PHOTOGRAPHER', role }]);
const key = {
  kind: 'apiKey',
  keyId: newId(),
  accountId: newId(),
  scopes: [],
  memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role: 'MANAGER' }],
} as Viewer;
const codeOf = (ask: () => unknown) => {
  try {
    ask();
    return 'ALLOWED';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe.each([
  ['who sells the photo', organizationId],
  ['whose event it is', eventOrganizationId],
])('in the organization of %s', (_whose, of) => {
  test.each(MEMBER_ROLES)('%s', (role) => {
    const decides = role === 'OWNER' || role === 'MANAGER';
    expect(canDecide(member(role, of), takedown)).toBe(decides);
    const code = decides ? 'ALLOWED' : 'FORBIDDEN';
    expect(codeOf(() => requireDecider(member(role, of), takedown))).toBe(code);
    expect(codeOf(() => requireQueue(member(role, of), of))).toBe(code);
    expect(codeOf(() => requireQueue(member(role, of), null))).toBe('FORBIDDEN');
  });
});

test.each<[string, Viewer, string, string, string]>([
  ['an admin', account([], true), 'ALLOWED', 'ALLOWED', 'ALLOWED'],
  ['an owner elsewhere', member('OWNER', newId()), 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN'],
  ['a runner', account([]), 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN'],
  ['nobody', ANONYMOUS, 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
  ['a key', key, 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
])('%s', (_who, viewer, decide, queue, everything) => {
  expect(codeOf(() => requireDecider(viewer, takedown))).toBe(decide);
  expect(codeOf(() => requireQueue(viewer, organizationId))).toBe(queue);
  expect(codeOf(() => requireQueue(viewer, null))).toBe(everything);
  expect(canDecide(viewer, takedown)).toBe(decide === 'ALLOWED');
});

test('what is not there is not found, for admins too', () => {
  expect(codeOf(() => requireDecider(account([], true), null))).toBe('NOT_FOUND');
});

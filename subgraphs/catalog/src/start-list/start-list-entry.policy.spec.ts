import { expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  type ApiKeyScope,
  type MemberRole,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import { canSeeNames } from './start-list-entry.policy.ts';

const organizationId = newId();
const memberships = (role: MemberRole) => [{ organizationId, kind: 'ORGANIZER' as const, role }];
const member = (role: MemberRole): Viewer => ({
  kind: 'account',
  accountId: newId(),
  sessionId: newId(),
  admin: false,
  memberships: memberships(role),
});
const key = (...scopes: ApiKeyScope[]): Viewer => ({
  kind: 'apiKey',
  keyId: newId(),
  accountId: newId(),
  scopes,
  memberships: memberships('MANAGER'),
});

test.each([
  ['a visitor', ANONYMOUS, false],
  ['an owner', member('OWNER'), true],
  ['a manager', member('MANAGER'), true],
  ['a shooter', member('SHOOTER'), false],
  ['a key that reads photos', key('photos:read'), false],
  ['a key that reads personal data', key('photos:pii'), true],
  ['a key of others', { ...key('photos:pii'), memberships: [] } as Viewer, false],
])('names that are not public, of %s: %s', (_who, viewer, sees) => {
  expect(canSeeNames(viewer, { organizationId, publicNames: false })).toBe(sees);
  expect(canSeeNames(viewer, { organizationId, publicNames: true })).toBe(true);
});

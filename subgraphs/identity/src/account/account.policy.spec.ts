import { expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { maySeePrivateFields, visibleOrganizations } from './account.policy.ts';

const organizationId = newId();
const account = (accountId: string, admin = false): Viewer => ({
  kind: 'account',
  accountId,
  sessionId: newId(),
  admin,
  memberships: [{ organizationId, kind: 'AGENCY', role: 'READER' }],
});

test('private fields are for the person and administrators', () => {
  const id = newId();
  expect(maySeePrivateFields(account(id), id)).toBe(true);
  expect(maySeePrivateFields(account(newId(), true), id)).toBe(true);
  expect(maySeePrivateFields(account(newId()), id)).toBe(false);
  expect(maySeePrivateFields(ANONYMOUS, id)).toBe(false);
});

test('of others one knows the memberships in one’s own organizations', () => {
  const id = newId();
  expect(visibleOrganizations(account(id), id)).toBeNull();
  expect(visibleOrganizations(account(newId(), true), id)).toBeNull();
  expect(visibleOrganizations(account(newId()), id)).toEqual([organizationId]);
  expect(visibleOrganizations(ANONYMOUS, id)).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { maySeePrivateFields, needsSecondFactor, visibleOrganizations } from './account.policy.ts';

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

test('an administrator without a second factor is told to add one, and nobody else', () => {
  const id = newId();
  const administrator = { id, admin: true };
  expect(needsSecondFactor(account(id), administrator)).toBe(true);
  expect(needsSecondFactor(account(id, true), administrator)).toBe(false);
  expect(needsSecondFactor(account(id), { id, admin: false })).toBe(false);
  expect(needsSecondFactor(account(newId(), true), administrator)).toBe(false);
  expect(needsSecondFactor(ANONYMOUS, administrator)).toBe(false);
});

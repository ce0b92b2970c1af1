import { describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  EVENT_VISIBILITIES,
  MEMBER_ROLES,
  newId,
  PHOTO_STATES,
  type Viewer,
} from '@focus-racer/contracts';
import { canSortPhoto, canViewPhoto } from './photo.policy.ts';

const organizationId = newId();
const authorId = newId();
const account = (memberships: object[], admin = false, accountId = newId()) =>
  ({ kind: 'account', accountId, sessionId: newId(), admin, memberships }) as Viewer;
const member = (role: string, accountId = newId()) =>
  account([{ organizationId, kind: 'PHOTOGRAPHER', role }], false, accountId);

const insiders = { admin: account([], true), reader: member('READER'), owner: member('OWNER') };
const outsiders = { anonymous: ANONYMOUS, runner: account([]) };

const cases = EVENT_VISIBILITIES.flatMap((visibility) =>
  PHOTO_STATES.map((state) => [visibility, state] as const),
);

describe('who sees a photo', () => {
  test.each(cases)('of a %s event that is %s', (visibility, state) => {
    const event = { organizationId, visibility };
    for (const viewer of Object.values(insiders)) {
      expect(canViewPhoto(viewer, event, { state })).toBe(state !== 'DELETED');
    }
    for (const viewer of Object.values(outsiders)) {
      const shown = visibility !== 'DRAFT' && state === 'PUBLISHED';
      expect(canViewPhoto(viewer, event, { state })).toBe(shown);
    }
  });
});

describe('who sets a photo aside and brings it back', () => {
  const event = { organizationId, visibility: 'PUBLIC' } as const;

  test.each(MEMBER_ROLES)('%s', (role) => {
    const manages = role === 'OWNER' || role === 'MANAGER';
    expect(canSortPhoto(member(role), event, { authorId })).toBe(manages);
    expect(canSortPhoto(member(role, authorId), event, { authorId })).toBe(
      manages || role === 'SHOOTER',
    );
  });

  test('admins; nobody else, not even an author who left the organization', () => {
    expect(canSortPhoto(insiders.admin, event, { authorId })).toBe(true);
    expect(canSortPhoto(ANONYMOUS, event, { authorId })).toBe(false);
    expect(canSortPhoto(account([], false, authorId), event, { authorId })).toBe(false);
  });
});

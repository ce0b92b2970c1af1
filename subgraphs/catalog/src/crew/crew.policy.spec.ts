import { describe, expect, test } from '@jest/globals';
import {
  type AccountViewer,
  ANONYMOUS,
  MEMBER_ROLES,
  type MemberRole,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import { crewPlaceOf, shootsFor } from './crew.policy.ts';

const accountId = newId();
const [organizationId, own, second] = [newId(), newId(), newId()];
const account = (...memberships: [string, MemberRole][]): AccountViewer => ({
  kind: 'account',
  accountId,
  sessionId: newId(),
  admin: false,
  memberships: memberships.map(([of, role]) => ({
    organizationId: of,
    kind: 'PHOTOGRAPHER',
    role,
  })),
});
const key = (of: string): Viewer => ({
  kind: 'apiKey',
  keyId: newId(),
  accountId,
  scopes: [],
  memberships: [{ organizationId: of, kind: 'PHOTOGRAPHER', role: 'MANAGER' }],
});

describe('a place in the crew', () => {
  const place = { accountId, organizationId: own };

  test('is an account’s, while it belongs to the organization it shoots for', () => {
    expect(crewPlaceOf(account([own, 'OWNER']), [place])).toBe(place);
    expect(crewPlaceOf(account(), [place])).toBeNull();
    expect(crewPlaceOf(account([own, 'OWNER']), [{ ...place, accountId: newId() }])).toBeNull();
    expect(crewPlaceOf(ANONYMOUS, [place])).toBeNull();
  });

  test('is a key’s that who has it made for the organization she shoots for', () => {
    expect(crewPlaceOf(key(own), [place])).toBe(place);
    expect(crewPlaceOf(key(second), [place])).toBeNull();
  });
});

describe('for whom somebody shoots', () => {
  const event = { organizationId };

  test('her only organization, unless she asks for another', () => {
    expect(shootsFor(account([own, 'SHOOTER']), event, null).organizationId).toBe(own);
    expect(shootsFor(account([own, 'SHOOTER']), event, second)).toEqual({
      organizationId: null,
      among: [own],
    });
  });

  test('the one she chooses of several', () => {
    const both = account([own, 'OWNER'], [second, 'MANAGER']);
    expect(shootsFor(both, event, null)).toEqual({ organizationId: null, among: [own, second] });
    expect(shootsFor(both, event, second).organizationId).toBe(second);
  });

  test('never the event’s own, nor one she only reads for', () => {
    expect(shootsFor(account([organizationId, 'OWNER']), event, organizationId).among).toEqual([]);
    const shooting = MEMBER_ROLES.filter(
      (role) => shootsFor(account([own, role]), event, own).organizationId,
    );
    expect(shooting).toEqual(['OWNER', 'MANAGER', 'SHOOTER']);
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  EVENT_VISIBILITIES,
  MEMBER_ROLES,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import {
  canManage,
  canView,
  isInsider,
  requireInsider,
  requireManager,
  uploadRefusal,
  uploadsFor,
} from './event.policy.ts';

const organizationId = newId();
const elsewhere = newId();
const ofCrew = newId();
const removed = newId();
const account = (memberships: object[], admin = false, accountId = newId()) =>
  ({ kind: 'account', accountId, sessionId: newId(), admin, memberships }) as Viewer;
const membership = (of: string, role: string) => ({
  organizationId: of,
  kind: 'PHOTOGRAPHER',
  role,
});
const member = (role: string, of = organizationId, accountId = newId()) =>
  account([membership(of, role)], false, accountId);
const key = (of: string, role: string, accountId = newId()) =>
  ({
    kind: 'apiKey',
    keyId: newId(),
    accountId,
    scopes: [],
    memberships: [membership(of, role)],
  }) as Viewer;

/** Who was taken off is in no crew: the policies never hear of her. */
const crew = [{ accountId: ofCrew, organizationId: elsewhere }];

const viewers: Record<string, Viewer> = {
  anonymous: ANONYMOUS,
  runner: account([]),
  stranger: member('OWNER', newId()),
  admin: account([], true),
  crew: member('OWNER', elsewhere, ofCrew),
  crewAsShooter: member('SHOOTER', elsewhere, ofCrew),
  crewAsReader: member('READER', elsewhere, ofCrew),
  crewWithoutOrganization: account([], false, ofCrew),
  removedCrew: member('OWNER', elsewhere, removed),
  colleagueOfCrew: member('OWNER', elsewhere),
  apiKey: key(organizationId, 'MANAGER'),
  apiKeyOfCrew: key(elsewhere, 'MANAGER', ofCrew),
  apiKeyOfCrewForAnother: key(newId(), 'MANAGER', ofCrew),
  ...Object.fromEntries(MEMBER_ROLES.map((role) => [role, member(role)])),
};
const INSIDERS = ['admin', 'apiKey', ...MEMBER_ROLES];
const CREW = ['crew', 'crewAsShooter', 'crewAsReader', 'apiKeyOfCrew'];
const MANAGERS = ['admin', 'apiKey', 'OWNER', 'MANAGER'];
const PAID_BY: Record<string, string> = {
  OWNER: organizationId,
  MANAGER: organizationId,
  SHOOTER: organizationId,
  apiKey: organizationId,
  crew: elsewhere,
  crewAsShooter: elsewhere,
  apiKeyOfCrew: elsewhere,
};
const names = Object.keys(viewers);
const viewer = (name: string): Viewer => viewers[name] ?? ANONYMOUS;

const codeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return 'yes';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe.each(names)('%s', (name) => {
  test.each(EVENT_VISIBILITIES)('sees a %s event or not', (visibility) => {
    const event = { organizationId, visibility };
    const sees = visibility !== 'DRAFT' || [...INSIDERS, ...CREW].includes(name);
    expect(canView(viewer(name), event, crew)).toBe(sees);
    expect(canView(viewer(name), event, [])).toBe(
      visibility !== 'DRAFT' || INSIDERS.includes(name),
    );
  });

  test('is an insider, manages and uploads or not', () => {
    const event = { organizationId };
    expect(isInsider(viewer(name), event)).toBe(INSIDERS.includes(name));
    expect(canManage(viewer(name), event)).toBe(MANAGERS.includes(name));
    expect(uploadsFor(viewer(name), event, crew)).toBe(PAID_BY[name] ?? null);
  });

  test('is refused in the words of the house', () => {
    const refusal = (allowed: readonly string[]): string => {
      if (name === 'anonymous') return 'UNAUTHENTICATED';
      if (!INSIDERS.includes(name)) return 'NOT_FOUND';
      return allowed.includes(name) ? 'yes' : 'FORBIDDEN';
    };
    const event = { organizationId };
    if (!name.startsWith('apiKey')) {
      expect(codeOf(() => requireInsider(viewer(name), event))).toBe(refusal(INSIDERS));
      expect(codeOf(() => requireManager(viewer(name), event))).toBe(refusal(MANAGERS));
    }
    const near = [...INSIDERS, ...CREW].includes(name);
    const none = { crew, tookPart: false };
    expect(uploadRefusal(viewer(name), event, none).code).toBe(near ? 'FORBIDDEN' : 'NOT_FOUND');
    expect(uploadRefusal(viewer(name), event, { crew, tookPart: true }).code).toBe('FORBIDDEN');
  });

  test('finds no event that is not there', () => {
    const missing = name === 'anonymous' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
    if (!name.startsWith('apiKey')) {
      expect(codeOf(() => requireManager(viewer(name), null))).toBe(missing);
    }
    expect(uploadRefusal(viewer(name), null, { crew: [], tookPart: false }).code).toBe('NOT_FOUND');
  });
});

test('who took part once is told that it is over', () => {
  const refusal = uploadRefusal(
    viewer('removedCrew'),
    { organizationId },
    { crew, tookPart: true },
  );
  expect(refusal.extensions['params']).toEqual({ reason: 'NO_LONGER_TAKES_PART' });
});

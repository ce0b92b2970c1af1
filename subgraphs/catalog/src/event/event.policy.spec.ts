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
  canUpload,
  canView,
  isInsider,
  requireInsider,
  requireManager,
  requireUploader,
  requireViewable,
} from './event.policy.ts';

const organizationId = newId();
const account = (memberships: object[], admin = false) =>
  ({ kind: 'account', accountId: newId(), sessionId: newId(), admin, memberships }) as Viewer;
const member = (role: string, of = organizationId) =>
  account([{ organizationId: of, kind: 'PHOTOGRAPHER', role }]);

const viewers: Record<string, Viewer> = {
  anonymous: ANONYMOUS,
  runner: account([]),
  stranger: member('OWNER', newId()),
  admin: account([], true),
  ...Object.fromEntries(MEMBER_ROLES.map((role) => [role, member(role)])),
};
const INSIDERS = ['admin', ...MEMBER_ROLES];
const MANAGERS = ['admin', 'OWNER', 'MANAGER'];
const UPLOADERS = ['OWNER', 'MANAGER', 'SHOOTER'];
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
    const sees = visibility !== 'DRAFT' || INSIDERS.includes(name);
    expect(canView(viewer(name), event)).toBe(sees);
    expect(codeOf(() => requireViewable(viewer(name), event))).toBe(sees ? 'yes' : 'NOT_FOUND');
  });

  test('is an insider, manages and uploads or not', () => {
    const event = { organizationId };
    expect(isInsider(viewer(name), event)).toBe(INSIDERS.includes(name));
    expect(canManage(viewer(name), event)).toBe(MANAGERS.includes(name));
    expect(canUpload(viewer(name), event)).toBe(UPLOADERS.includes(name));
  });

  test('is refused in the words of the house', () => {
    const refusal = (allowed: readonly string[]): string => {
      if (name === 'anonymous') return 'UNAUTHENTICATED';
      if (!INSIDERS.includes(name)) return 'NOT_FOUND';
      return allowed.includes(name) ? 'yes' : 'FORBIDDEN';
    };
    const event = { organizationId };
    expect(codeOf(() => requireInsider(viewer(name), event))).toBe(refusal(INSIDERS));
    expect(codeOf(() => requireManager(viewer(name), event))).toBe(refusal(MANAGERS));
    expect(codeOf(() => requireUploader(viewer(name), event))).toBe(refusal(UPLOADERS));
  });

  test('finds no event that is not there', () => {
    const missing = name === 'anonymous' ? 'UNAUTHENTICATED' : 'NOT_FOUND';
    expect(codeOf(() => requireViewable(viewer(name), null))).toBe('NOT_FOUND');
    expect(codeOf(() => requireManager(viewer(name), null))).toBe(missing);
  });
});

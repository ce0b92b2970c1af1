import { expect, test } from '@jest/globals';
import { ANONYMOUS, type MemberRole, newId, type Viewer } from '@focus-racer/contracts';
import { standingOf } from './upload.policy.ts';

const organizationId = newId();
const elsewhere = newId();
const authorId = newId();
const crew = [{ accountId: authorId, organizationId: elsewhere }];
const OWN = { authorId, organizationId };
const OF_CREW = { authorId, organizationId: elsewhere };

const account = (accountId: string, of: string | null, role: MemberRole = 'SHOOTER'): Viewer => ({
  kind: 'account',
  accountId,
  sessionId: newId(),
  admin: false,
  memberships: of ? [{ organizationId: of, kind: 'AGENCY', role }] : [],
});
const standing = (viewer: Viewer, photo = OF_CREW, places = crew) =>
  standingOf(viewer, { organizationId }, photo, places);

test('whoever sends for the event’s organization completes anybody’s of it', () => {
  expect(standing(account(newId(), organizationId), OWN)).toBe('MAY_COMPLETE');
  expect(standing(account(newId(), organizationId, 'READER'), OWN)).toBe('NOT_THERE');
  expect(standing(account(newId(), organizationId), OF_CREW)).toBe('NOT_THERE');
});

test('the crew completes its own', () => {
  expect(standing(account(authorId, elsewhere))).toBe('MAY_COMPLETE');
  const other = newId();
  const both = [...crew, { accountId: other, organizationId: elsewhere }];
  expect(standing(account(other, elsewhere), OF_CREW, both)).toBe('NOT_THERE');
});

test('who was taken off or may no longer send learns so of her own alone', () => {
  expect(standing(account(authorId, elsewhere), OF_CREW, [])).toBe('NO_LONGER');
  expect(standing(account(authorId, null))).toBe('NO_LONGER');
  expect(standing(account(authorId, organizationId, 'READER'), OWN, [])).toBe('NO_LONGER');
  expect(standing(account(newId(), elsewhere), OF_CREW, [])).toBe('NOT_THERE');
  expect(standing(ANONYMOUS)).toBe('NOT_THERE');
});

test('nobody completes at the cost of an organization she no longer sends for', () => {
  expect(standing(account(authorId, elsewhere), OWN)).toBe('NO_LONGER');
  expect(standing(account(authorId, organizationId), OF_CREW, [])).toBe('NO_LONGER');
});

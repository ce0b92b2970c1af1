import { describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  EVENT_VISIBILITIES,
  MEMBER_ROLES,
  newId,
  PHOTO_STATES,
  type Viewer,
} from '@focus-racer/contracts';
import { canFetchOriginal, canSortPhoto, canViewPhoto, seesWholePhoto } from './photo.policy.ts';

const organizationId = newId();
const elsewhere = newId();
const authorId = newId();
const account = (memberships: object[], admin = false, accountId = newId()) =>
  ({ kind: 'account', accountId, sessionId: newId(), admin, memberships }) as Viewer;
const member = (role: string, accountId = newId(), of = organizationId) =>
  account([{ organizationId: of, kind: 'PHOTOGRAPHER', role }], false, accountId);
const keyOf = (accountId: string, of: string) =>
  ({
    kind: 'apiKey',
    keyId: newId(),
    accountId,
    scopes: [],
    memberships: [{ organizationId: of, kind: 'PHOTOGRAPHER', role: 'MANAGER' }],
  }) as Viewer;

const otherOfCrew = { accountId: newId(), organizationId: newId() };
const crew = [{ accountId: authorId, organizationId: elsewhere }, otherOfCrew];
const author = member('OWNER', authorId, elsewhere);
const colleagueInCrew = member('OWNER', otherOfCrew.accountId, otherOfCrew.organizationId);

const insiders = {
  admin: account([], true),
  reader: member('READER'),
  owner: member('OWNER'),
  apiKey: keyOf(newId(), organizationId),
};
const shot = { author, keyOfAuthor: keyOf(authorId, elsewhere) };
const outsiders = {
  anonymous: ANONYMOUS,
  runner: account([]),
  stranger: member('OWNER', newId(), newId()),
  colleague: member('OWNER', newId(), elsewhere),
};

const cases = EVENT_VISIBILITIES.flatMap((visibility) =>
  PHOTO_STATES.map((state) => [visibility, state] as const),
);

describe('who sees a photo', () => {
  test.each(cases)('of a %s event that is %s', (visibility, state) => {
    const event = { organizationId, visibility };
    const photo = { state, authorId };
    for (const viewer of [...Object.values(insiders), ...Object.values(shot)]) {
      expect(canViewPhoto(viewer, event, photo, crew)).toBe(state !== 'DELETED');
    }
    const published = state === 'PUBLISHED';
    const shown = visibility !== 'DRAFT' && published;
    for (const viewer of Object.values(outsiders)) {
      expect(canViewPhoto(viewer, event, photo, crew)).toBe(shown);
    }
    expect(canViewPhoto(colleagueInCrew, event, photo, crew)).toBe(published);
    expect(canViewPhoto(author, event, photo, [])).toBe(shown);
  });

  test('whole: insiders, and who shot it while she is of the crew', () => {
    const event = { organizationId };
    for (const viewer of [...Object.values(insiders), ...Object.values(shot)]) {
      expect(seesWholePhoto(viewer, event, { authorId }, crew)).toBe(true);
    }
    for (const viewer of [...Object.values(outsiders), colleagueInCrew]) {
      expect(seesWholePhoto(viewer, event, { authorId }, crew)).toBe(false);
    }
    expect(seesWholePhoto(author, event, { authorId }, [])).toBe(false);
  });

  test('as it was sent: the organization that sells it, and admins', () => {
    const ofCrew = { organizationId: elsewhere };
    expect(canFetchOriginal(author, ofCrew)).toBe(true);
    expect(canFetchOriginal(outsiders.colleague, ofCrew)).toBe(true);
    expect(canFetchOriginal(insiders.admin, ofCrew)).toBe(true);
    for (const viewer of [insiders.owner, outsiders.stranger, outsiders.runner, ANONYMOUS]) {
      expect(canFetchOriginal(viewer, ofCrew)).toBe(false);
    }
    expect(canFetchOriginal(insiders.reader, { organizationId })).toBe(true);
  });
});

describe('who sets a photo aside and brings it back', () => {
  const event = { organizationId, visibility: 'PUBLIC' } as const;
  const own = { authorId, organizationId };
  const ofCrew = { authorId, organizationId: elsewhere };

  test.each(MEMBER_ROLES)('%s', (role) => {
    const manages = role === 'OWNER' || role === 'MANAGER';
    const sends = manages || role === 'SHOOTER';
    expect(canSortPhoto(member(role), event, own, [])).toBe(manages);
    expect(canSortPhoto(member(role), event, ofCrew, crew)).toBe(manages);
    expect(canSortPhoto(member(role, authorId), event, own, [])).toBe(sends);
    expect(canSortPhoto(member(role, authorId, elsewhere), event, ofCrew, crew)).toBe(sends);
  });

  test('admins; of the crew nobody else’s', () => {
    expect(canSortPhoto(insiders.admin, event, ofCrew, crew)).toBe(true);
    expect(canSortPhoto(author, event, { ...ofCrew, authorId: newId() }, crew)).toBe(false);
    expect(canSortPhoto(shot.keyOfAuthor, event, ofCrew, crew)).toBe(false);
  });

  test('nobody else, not even an author who left the organization or was taken off', () => {
    expect(canSortPhoto(ANONYMOUS, event, ofCrew, crew)).toBe(false);
    expect(canSortPhoto(account([], false, authorId), event, own, [])).toBe(false);
    expect(canSortPhoto(author, event, ofCrew, [])).toBe(false);
    expect(canSortPhoto(account([], false, authorId), event, ofCrew, crew)).toBe(false);
  });

  test('nor an author at the cost of an organization she no longer sends for', () => {
    expect(canSortPhoto(author, event, own, crew)).toBe(false);
    expect(canSortPhoto(member('SHOOTER', authorId), event, ofCrew, [])).toBe(false);
  });
});

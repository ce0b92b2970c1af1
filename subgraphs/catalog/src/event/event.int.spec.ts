import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addressRotations,
  ANONYMOUS,
  newId,
  recordAddressesRotated,
  type Viewer,
} from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf } from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const reader = memberOf(organizationOf(owner), 'READER');
const stranger = memberOf(newId());
const admin = { ...memberOf(newId()), admin: true, memberships: [] };

const EVENT = `query ($slug: String!) { event(slug: $slug) {
  id name visibility viewerCanManage races { name } organization { id } progress { received version }
} }`;
const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { id slug visibility races { name } } }`;
const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id name visibility place } }`;

const codesOf = async (viewer: Viewer, document: string, variables: object) =>
  (await catalog.ask(viewer, document, variables)).codes;

describe('createEvent', () => {
  const input = {
    organizationId: organizationOf(owner),
    name: 'Foulées de Valmont',
    startsOn: '2026-05-03',
    timeZone: 'Europe/Paris',
    races: ['10 km', 'Semi-marathon', '10 KM '],
  };

  test('makes a draft with its races, at an address nobody guesses', async () => {
    const event = await catalog.get<{ slug: string }>(owner, CREATE, { input });
    expect(event).toMatchObject({ visibility: 'DRAFT' });
    expect(event.slug).toMatch(/^foulees-de-valmont-[2-9a-z]{6}$/);
    const shown = await catalog.get(owner, EVENT, { slug: event.slug });
    expect(shown).toMatchObject({
      viewerCanManage: true,
      organization: { id: organizationOf(owner) },
      progress: { received: 0, version: 0 },
      races: [{ name: '10 KM' }, { name: 'Semi-marathon' }],
    });
  });

  test('an address can be chosen once', async () => {
    const slug = 'foulees-de-valmont';
    expect(await codesOf(owner, CREATE, { input: { ...input, slug } })).toEqual([]);
    expect(await codesOf(owner, CREATE, { input: { ...input, slug } })).toEqual(['CONFLICT']);
  });

  test('the same key gives the same event, also when asked twice at once', async () => {
    const keyed = { input: { ...input, idempotencyKey: 'form-1' } };
    const made = await Promise.all(
      [1, 2, 3].map(() => catalog.get<{ id: string }>(owner, CREATE, keyed)),
    );
    const again = await catalog.get<{ id: string }>(owner, CREATE, keyed);
    expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1);
  });

  test.each([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }],
    ['a date that is none', { startsOn: '2026-02-30' }],
    ['an empty name', { name: '  ' }],
    ['an organization that is no id', { organizationId: 'x' }],
    ['an address with spaces', { slug: 'a b c' }],
  ])('refuses %s', async (_what, wrong) => {
    expect(await codesOf(owner, CREATE, { input: { ...input, ...wrong } })).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  test('is for owners and managers of the organization', async () => {
    expect(await codesOf(ANONYMOUS, CREATE, { input })).toEqual(['UNAUTHENTICATED']);
    expect(await codesOf(stranger, CREATE, { input })).toEqual(['NOT_FOUND']);
    expect(await codesOf(reader, CREATE, { input })).toEqual(['FORBIDDEN']);
  });
});

describe('who sees an event', () => {
  test.each([
    ['DRAFT', { owner: true, reader: true, admin: true, stranger: false, anonymous: false }],
    ['UNLISTED', { owner: true, reader: true, admin: true, stranger: true, anonymous: true }],
    ['PUBLIC', { owner: true, reader: true, admin: true, stranger: true, anonymous: true }],
  ])('%s', async (visibility, seenBy) => {
    const { id, slug } = await catalog.createEvent(owner);
    await catalog.update(owner, id, { visibility });
    const viewers = { owner, reader, admin, stranger, anonymous: ANONYMOUS };
    for (const [name, viewer] of Object.entries(viewers)) {
      const codes = await codesOf(viewer, EVENT, { slug });
      expect([name, codes]).toEqual([
        name,
        seenBy[name as keyof typeof seenBy] ? [] : ['NOT_FOUND'],
      ]);
    }
    const listed = await catalog.get<{ edges: { node: { id: string } }[] }>(
      ANONYMOUS,
      `{ events(first: 100) { edges { node { id } } } }`,
    );
    expect(listed.edges.some(({ node }) => node.id === id)).toBe(visibility === 'PUBLIC');
  });

  test('managedEvents shows the own organizations only, page by page, the newest first', async () => {
    const own = memberOf(newId());
    const made = [];
    for (let i = 0; i < 3; i++) made.unshift((await catalog.createEvent(own)).id);
    const PAGE = `query ($after: String) { managedEvents(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const first = await catalog.get<Page>(own, PAGE);
    const rest = await catalog.get<Page>(own, PAGE, { after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(made);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect((await catalog.get<Page>(ANONYMOUS, PAGE)).edges).toEqual([]);
  });

  test('an address nobody has is NOT_FOUND; a page of none or 101 is refused', async () => {
    expect(await codesOf(owner, EVENT, { slug: 'nowhere' })).toEqual(['NOT_FOUND']);
    expect(await codesOf(owner, `{ events(first: 0) { edges { cursor } } }`, {})).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await codesOf(owner, `{ events(first: 101) { edges { cursor } } }`, {})).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(
      await codesOf(owner, `{ events(first: 1, after: "x") { edges { cursor } } }`, {}),
    ).toEqual(['BAD_USER_INPUT']);
  });
});

describe('updateEvent', () => {
  test('is for managers; strangers learn nothing', async () => {
    const { id } = await catalog.createEvent(owner);
    await catalog.update(owner, id, { visibility: 'PUBLIC' });
    const input = { eventId: id, name: 'Mine now' };
    expect(await codesOf(stranger, UPDATE, { input })).toEqual(['NOT_FOUND']);
    expect(await codesOf(ANONYMOUS, UPDATE, { input })).toEqual(['UNAUTHENTICATED']);
    expect(await codesOf(reader, UPDATE, { input })).toEqual(['FORBIDDEN']);
    expect(await codesOf(admin, UPDATE, { input })).toEqual([]);
  });

  test('changes what is named and nothing else; an empty place goes', async () => {
    const { id } = await catalog.createEvent(owner, { place: 'Valmont' });
    const named = await catalog.get(owner, UPDATE, { input: { eventId: id, name: 'New' } });
    expect(named).toMatchObject({ name: 'New', place: 'Valmont', visibility: 'DRAFT' });
    const placeless = await catalog.get(owner, UPDATE, { input: { eventId: id, place: '' } });
    expect(placeless).toMatchObject({ name: 'New', place: null });
  });

  test('a change of visibility is written to the audit log', async () => {
    const { id } = await catalog.createEvent(owner);
    await catalog.update(owner, id, { visibility: 'PUBLIC' });
    await catalog.update(owner, id, { visibility: 'PUBLIC' });
    const lines = (await catalog.outbox()).flatMap(({ payload }) =>
      'action' in payload && payload.subject === `event:${id}` ? [payload] : [],
    );
    expect(lines).toMatchObject([
      { action: 'event.created', actor: `account:${owner.accountId}` },
      { action: 'event.visibilityChanged', details: { from: 'DRAFT', to: 'PUBLIC' } },
    ]);
  });
});

describe('a draft again', () => {
  test('its photos move to addresses that nobody knew', async () => {
    const { id } = await catalog.createEvent(owner);
    const photoId = await catalog.publish(owner, id);
    await catalog.update(owner, id, { visibility: 'PUBLIC' });
    expect((await catalog.internal(addressRotations, { eventId: id, after: null })).items).toEqual(
      [],
    );
    await catalog.update(owner, id, { visibility: 'DRAFT' });
    const starts = (await catalog.outbox()).filter(
      ({ payload }) => 'workflow' in payload && payload.workflow === 'rotateAddresses',
    );
    expect(starts).toHaveLength(1);

    const first = await catalog.internal(addressRotations, { eventId: id, after: null });
    const again = await catalog.internal(addressRotations, { eventId: id, after: null });
    expect(again).toEqual(first);
    const [rotation] = first.items;
    expect(rotation).toMatchObject({ photoId, recipe: 'r1' });
    expect(rotation!.toToken).toMatch(/^[0-9a-f]{32}$/);
    const tokenOf = async () =>
      (await catalog.orm.em.fork().findOneOrFail(Photo, { id: photoId })).publicToken;
    expect(await tokenOf()).toBe(rotation!.fromToken);

    const ids = { photoIds: [photoId] };
    expect(await catalog.internal(recordAddressesRotated, ids)).toEqual({ rotated: 1 });
    expect(await catalog.internal(recordAddressesRotated, ids)).toEqual({ rotated: 0 });
    expect(await tokenOf()).toBe(rotation!.toToken);
    expect(await catalog.internal(addressRotations, { eventId: id, after: null })).toEqual({
      items: [],
      next: null,
    });
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiKeyScope, newId, type Viewer } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf } from '../fixture.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const keyOf = (organizationId: string, ...scopes: ApiKeyScope[]): Viewer => ({
  kind: 'apiKey',
  keyId: newId(),
  accountId: owner.accountId,
  scopes,
  memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role: 'MANAGER' }],
});

const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { id slug } }`;
const MANAGED = '{ managedEvents(first: 5) { edges { node { slug } } } }';
const EVENT = 'query ($slug: String!) { event(slug: $slug) { id } }';

test('a key sees the drafts of its organization and of no other, and makes no events', async () => {
  const input = {
    organizationId: organizationOf(owner),
    name: 'Course du lac',
    startsOn: '2026-05-03',
    timeZone: 'Europe/Paris',
  };
  const { slug } = await catalog.get<{ slug: string }>(owner, CREATE, { input });
  const own = keyOf(organizationOf(owner), 'events:read');
  const foreign = keyOf(newId(), 'events:read');
  expect(await catalog.get(own, MANAGED, {})).toEqual({ edges: [{ node: { slug } }] });
  expect(await catalog.get(foreign, MANAGED, {})).toEqual({ edges: [] });
  expect((await catalog.ask(own, EVENT, { slug })).codes).toEqual([]);
  expect((await catalog.ask(foreign, EVENT, { slug })).codes).toEqual(['NOT_FOUND']);
  expect((await catalog.ask(own, CREATE, { input })).codes).toEqual(['FORBIDDEN']);
});

test('a gallery wants another scope than its event', async () => {
  const query =
    '{ managedEvents(first: 1) { edges { node { id photos(first: 1) { edges { cursor } } } } } }';
  const organizationId = organizationOf(owner);
  expect((await catalog.ask(keyOf(organizationId, 'events:read'), query, {})).codes).toEqual([
    'FORBIDDEN',
  ]);
  const both = keyOf(organizationId, 'events:read', 'photos:read');
  expect((await catalog.ask(both, query, {})).codes).toEqual([]);
});

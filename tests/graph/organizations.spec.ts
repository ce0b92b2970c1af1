import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  composeMail,
  type MailKindOf,
  type MemberRole,
  openEventInvitations,
  originalKey,
} from '@focus-racer/contracts';
import type { Client } from 'graphql-ws';
import pg from 'pg';
import { connect, listen, until } from './live-client.ts';
import {
  announcePhoto,
  newEvent,
  type NewEvent,
  newPhotographer,
  type Person,
  signIn,
} from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let database: pg.Client;
let emma: Person;
let liam: Person;
let event: NewEvent;
const sockets: Client[] = [];

beforeAll(async () => {
  graph = await startWholeGraph();
  database = new pg.Client({ connectionString: graph.adminUrl });
  await database.connect();
});
beforeEach(async () => {
  emma = await newPhotographer(graph);
  liam = await newPhotographer(graph);
  event = await newEvent(emma);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.dispose();
});
afterAll(async () => {
  await database.end();
  await graph.stop();
});

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(token: $token) {
  __typename
  ... on InvitationAccepted { membership { role organization { id } } }
  ... on InvitationForAnotherAddressError { email }
} }`;
const INVITE_TO_EVENT = `mutation ($input: InviteToEventInput!) { inviteToEvent(input: $input) { id email } }`;
const ACCEPT_TO_EVENT = `mutation ($input: AcceptEventInvitationInput!) { acceptEventInvitation(input: $input) {
  __typename ... on CrewJoined { place { id } } } }`;
const REMOVE_MEMBER = `mutation ($input: MemberInput!) { removeMember(input: $input) { __typename } }`;
const REMOVE_CREW = `mutation ($id: ID!) { removeFromCrew(id: $id) { id } }`;
const SEE = `query ($slug: String!) { event(slug: $slug) {
  viewerCanManage viewerCanSeeAll viewerUploadsFor { id } crew { account { displayName } } } }`;
const COMPLETE = `mutation ($input: CompleteUploadsInput!) { completeUploads(input: $input) { results { outcome } } }`;
const REQUEST = `mutation ($input: RequestUploadsInput!) { requestUploads(input: $input) { slots { status } } }`;

const FILE = { name: 'a.jpg', byteSize: 9, sha256: 'a'.repeat(64), contentType: 'image/jpeg' };

/** The token that the newest mail of this kind to the address has now. */
async function tokenOf(email: string, kind: MailKindOf<'identity'>): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    'select id from identity.mail where email = $1 and kind = $2 order by id desc limit 1',
    [email, kind],
  );
  const mail = await graph.internal.ask(composeMail.identity, { mailId: rows[0]?.id ?? '' });
  return new URL(mail?.values['url'] ?? '').hash.slice(1);
}

async function inviteMember(email: string, role: MemberRole): Promise<string> {
  await emma.ask(INVITE, { input: { organizationId: emma.organizationId, email, role } });
  return tokenOf(email, 'INVITATION');
}
async function joinCrew(person: Person): Promise<string> {
  await emma.ask(INVITE_TO_EVENT, { input: { eventId: event.id, email: person.email } });
  const token = await tokenOf(person.email, 'EVENT_INVITATION');
  const { acceptEventInvitation } = await person.ask<{
    acceptEventInvitation: { place: { id: string } };
  }>(ACCEPT_TO_EVENT, { input: { token } });
  return acceptEventInvitation.place.id;
}
/** As the person is known from now on. */
async function signedInAgain(person: Person): Promise<Person> {
  const session = await signIn(graph, person.email);
  const asked = async <T>(query: string, variables: object = {}) => {
    const { data, errors } = await ask<T>(graph.url, query, variables, bearer(session.accessToken));
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  };
  return { ...person, ...session, ask: asked };
}
const codes = async ({ accessToken }: Person, query: string, variables: object) =>
  codesOf(await ask(graph.url, query, variables, bearer(accessToken)));

describe('an invitation to join', () => {
  test('for another address is refused, and stays good for its own', async () => {
    const token = await inviteMember(liam.email, 'SHOOTER');
    const stranger = await newPhotographer(graph);
    expect(await stranger.ask(ACCEPT, { token })).toEqual({
      acceptInvitation: {
        __typename: 'InvitationForAnotherAddressError',
        email: liam.email,
      },
    });
    expect(codesOf(await ask(graph.url, ACCEPT, { token }))).toEqual(['UNAUTHENTICATED']);
    expect(await liam.ask(ACCEPT, { token })).toMatchObject({
      acceptInvitation: {
        membership: { role: 'SHOOTER', organization: { id: emma.organizationId } },
      },
    });
  });

  test('gives rights at once: tokens of before are refused, those of the same session say more', async () => {
    await liam.ask(ACCEPT, { token: await inviteMember(liam.email, 'READER') });
    await until(
      async () => (await codes(liam, SEE, { slug: event.slug }))[0] === 'UNAUTHENTICATED',
    );
    const { data } = await ask<{ refreshSession: { accessToken: string } }>(
      graph.url,
      `mutation ($token: String!) { refreshSession(refreshToken: $token) { ... on LoginSuccess { accessToken } } }`,
      { token: liam.refreshToken },
    );
    const now = { ...liam, accessToken: data!.refreshSession.accessToken };
    expect(await codes(now, SEE, { slug: event.slug })).toEqual([]);
  });
});

describe('a role', () => {
  const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }`;
  const KEYS = `query ($id: ID!) { apiKeys(organizationId: $id) { id } }`;

  test.each([
    ['OWNER', true, true, true],
    ['MANAGER', true, true, true],
    ['SHOOTER', true, false, false],
    ['READER', false, false, false],
  ] as const)('%s', async (role, uploads, manages, invites) => {
    await liam.ask(ACCEPT, { token: await inviteMember(liam.email, role) });
    const member = await signedInAgain(liam);
    expect(await member.ask(SEE, { slug: event.slug })).toEqual({
      event: {
        viewerCanManage: manages,
        viewerCanSeeAll: true,
        viewerUploadsFor: uploads ? { id: emma.organizationId } : null,
        crew: [],
      },
    });
    const input = { eventId: event.id, name: 'Trail' };
    expect(await codes(member, UPDATE, { input })).toEqual(manages ? [] : ['FORBIDDEN']);
    const invited = {
      organizationId: emma.organizationId,
      email: `${role.toLowerCase()}@friends.example`,
      role: 'READER',
    };
    expect(await codes(member, INVITE, { input: invited })).toEqual(invites ? [] : ['FORBIDDEN']);
    const organization = { id: emma.organizationId };
    expect(await codes(member, KEYS, organization)).toEqual(manages ? [] : ['FORBIDDEN']);
  });

  test('nothing, for another organization', async () => {
    expect(await codes(liam, SEE, { slug: event.slug })).toEqual(['NOT_FOUND']);
    const input = { organizationId: emma.organizationId, email: 'a@b.example', role: 'READER' };
    expect(await codes(liam, INVITE, { input })).toEqual(['NOT_FOUND']);
    const members = `query ($id: ID!) { organization(id: $id) { members(first: 1) { edges { cursor } } } }`;
    expect(await codes(liam, members, { id: emma.organizationId })).toEqual(['NOT_FOUND']);
  });
});

describe('a member who is removed', () => {
  test('is signed out everywhere, and what she watched ends', async () => {
    await liam.ask(ACCEPT, { token: await inviteMember(liam.email, 'SHOOTER') });
    const member = await signedInAgain(liam);
    const socket = connect(graph.url, { authorization: `Bearer ${member.accessToken}` });
    sockets.push(socket);
    const watched = listen(
      socket,
      'subscription ($id: ID!) { eventProgress(eventId: $id) { version } }',
      { id: event.id },
    );
    await until(() => watched.items.length > 0);
    const input = { organizationId: emma.organizationId, accountId: liam.accountId };
    await emma.ask(REMOVE_MEMBER, { input });
    expect(await watched.ended).not.toBe('complete');
    await until(async () => (await codes(member, '{ me { id } }', {}))[0] === 'UNAUTHENTICATED');
    expect(await codes(await signedInAgain(liam), SEE, { slug: event.slug })).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('in the middle of an upload learns that it is not taken', async () => {
    await liam.ask(ACCEPT, { token: await inviteMember(liam.email, 'SHOOTER') });
    const member = await signedInAgain(liam);
    const photoId = await announcePhoto(member, event.id, Buffer.from('half way'));
    const input = { organizationId: emma.organizationId, accountId: liam.accountId };
    await emma.ask(REMOVE_MEMBER, { input });
    await until(
      async () =>
        (await codes(member, COMPLETE, { input: { photoIds: [photoId] } }))[0] ===
        'UNAUTHENTICATED',
    );
    const later = await signedInAgain(liam);
    expect(await later.ask(COMPLETE, { input: { photoIds: [photoId] } })).toEqual({
      completeUploads: { results: [{ outcome: 'NO_LONGER_ALLOWED' }] },
    });
    expect(await codes(later, REQUEST, { input: { eventId: event.id, files: [FILE] } })).toEqual([
      'FORBIDDEN',
    ]);
  });
});

describe('who shoots an event for another organization', () => {
  test('sends photos that her own organization pays, and is seen by the organiser', async () => {
    await joinCrew(liam);
    expect(await liam.ask(SEE, { slug: event.slug })).toEqual({
      event: {
        viewerCanManage: false,
        viewerCanSeeAll: false,
        viewerUploadsFor: { id: liam.organizationId },
        crew: null,
      },
    });
    const crew = await emma.ask<{ event: { crew: object[] } }>(SEE, { slug: event.slug });
    expect(crew.event.crew).toHaveLength(1);
    expect(await graph.internal.ask(openEventInvitations, { eventId: event.id })).toEqual([]);
  });

  test('sees nothing of the draft once she is taken off; what arrived goes on', async () => {
    const placeId = await joinCrew(liam);
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(event.id)]);
    const arrived = await announcePhoto(liam, event.id, bytes);
    await graph.store.write(originalKey({ eventId: event.id, photoId: arrived }), bytes, {
      contentType: 'image/jpeg',
    });
    await liam.ask(COMPLETE, { input: { photoIds: [arrived] } });
    const half = await announcePhoto(liam, event.id, Buffer.from('half way'));
    const socket = connect(graph.url, { authorization: `Bearer ${liam.accessToken}` });
    sockets.push(socket);
    const watched = listen(
      socket,
      'subscription ($id: ID!) { eventProgress(eventId: $id) { version } }',
      { id: event.id },
    );
    await until(() => watched.items.length > 0);
    await emma.ask(REMOVE_CREW, { id: placeId });
    // Its socket is closed for a reconnection, which finds nothing.
    await watched.ended;
    expect(await codes(liam, SEE, { slug: event.slug })).toEqual(['NOT_FOUND']);
    expect(await liam.ask(COMPLETE, { input: { photoIds: [half, arrived] } })).toEqual({
      completeUploads: {
        results: [{ outcome: 'NO_LONGER_ALLOWED' }, { outcome: 'NO_LONGER_ALLOWED' }],
      },
    });
    expect(await codes(liam, REQUEST, { input: { eventId: event.id, files: [FILE] } })).toEqual([
      'FORBIDDEN',
    ]);
    const managed = await emma.ask(
      `query ($slug: String!) { event(slug: $slug) { managedPhotos(first: 5, states: [UPLOADED]) { edges { node { id organization { id } author { id } } } } } }`,
      { slug: event.slug },
    );
    expect(managed).toMatchObject({
      event: {
        managedPhotos: {
          edges: [
            {
              node: {
                id: arrived,
                organization: { id: liam.organizationId },
                author: { id: liam.accountId },
              },
            },
          ],
        },
      },
    });
  });

  test('is asked by the managers of the event alone', async () => {
    const input = { eventId: event.id, email: liam.email };
    expect(await codes(liam, INVITE_TO_EVENT, { input })).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask(graph.url, INVITE_TO_EVENT, { input }))).toEqual(['UNAUTHENTICATED']);
  });
});

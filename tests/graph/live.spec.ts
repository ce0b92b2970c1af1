import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { LiveIterator } from '@focus-racer/service-kit';
import type { Client } from 'graphql-ws';
import { importJWK, SignJWT } from 'jose';
import { connect, type ConnectOptions, listen, until } from './live-client.ts';
import {
  announcePhoto,
  newEvent,
  newPhotographer,
  type Person,
  publishPhoto,
  signIn,
} from './people.ts';
import { ask, bearer } from './public-client.ts';
import { PUBLIC_URL, startWholeGraph, type WholeGraph } from './whole-graph.ts';

const PROGRESS = `subscription ($eventId: ID!) {
  eventProgress(eventId: $eventId) { version awaitingUpload published }
}`;
const PHOTOS = `subscription ($eventId: ID!) {
  eventPhotos(eventId: $eventId) { eventId photos { id thumbnailUrl author { displayName } } }
}`;

interface ProgressItem {
  eventProgress: { version: number; awaitingUpload: number; published: number };
}
interface PhotosItem {
  eventPhotos: {
    eventId: string;
    photos: { id: string; thumbnailUrl: string; author: { displayName: string } | null }[];
  };
}

let graph: WholeGraph;
let emma: Person;
let paul: Person;
const clients: Client[] = [];

beforeAll(async () => {
  graph = await startWholeGraph();
  emma = await newPhotographer(graph);
  paul = await newPhotographer(graph);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => graph.stop());

function open(options: ConnectOptions = {}): Client {
  const client = connect(graph.url, options);
  clients.push(client);
  return client;
}
const asPerson = ({ accessToken }: Person, reconnects = false) =>
  open({ authorization: `Bearer ${accessToken}`, reconnects });

const announce = (person: Person, eventId: string) =>
  announcePhoto(person, eventId, Buffer.from(`photo ${Math.random()}`));

test('counters arrive as they are, then as they change', async () => {
  const { id } = await newEvent(emma);
  const { items } = listen<ProgressItem>(asPerson(emma), PROGRESS, { eventId: id });
  await until(() => items.length > 0);
  expect(items[0]?.eventProgress).toMatchObject({ awaitingUpload: 0, published: 0 });
  await announce(emma, id);
  await until(() => items.at(-1)?.eventProgress.awaitingUpload === 1);
  await publishPhoto(graph, emma, id);
  await until(() => items.at(-1)?.eventProgress.published === 1);
  const versions = items.map(({ eventProgress }) => eventProgress.version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
});

test('a photo arrives as it becomes searchable, with what identity knows of it', async () => {
  const { id } = await newEvent(emma, 'PUBLIC');
  const member = listen<PhotosItem>(asPerson(emma), PHOTOS, { eventId: id });
  const runner = listen<PhotosItem>(open(), PHOTOS, { eventId: id });
  const ready = [asPerson(emma), open()].map((client) =>
    listen<ProgressItem>(client, PROGRESS, { eventId: id }),
  );
  await until(() => ready.every(({ items }) => items.length > 0));
  const photoId = await publishPhoto(graph, emma, id);
  await until(() => member.items.length > 0 && runner.items.length > 0);
  const thumbnailUrl = expect.stringContaining(`http://files.example/p/${id}/${photoId}/`);
  expect(member.items[0]?.eventPhotos).toEqual({
    eventId: id,
    photos: [
      {
        id: photoId,
        thumbnailUrl,
        author: { displayName: expect.stringContaining('Photographer') },
      },
    ],
  });
  expect(runner.items[0]?.eventPhotos.photos).toEqual([
    { id: photoId, thumbnailUrl, author: null },
  ]);
});

test('unsubscribing leaves no listener, neither in the gateway nor in the catalog', async () => {
  const { id } = await newEvent(emma);
  const client = asPerson(emma);
  const three = Array.from({ length: 3 }, () =>
    listen<ProgressItem>(client, PROGRESS, { eventId: id }),
  );
  await until(() => three.every(({ items }) => items.length > 0));
  const close = jest.spyOn(LiveIterator.prototype, 'close');
  three.forEach(({ unsubscribe }) => unsubscribe());
  await until(() => new Set(close.mock.contexts).size === 6);
  close.mockRestore();
});

test("another photographer's draft is not found", async () => {
  const { id } = await newEvent(emma);
  for (const client of [asPerson(paul), open()]) {
    expect(await listen(client, PROGRESS, { eventId: id }).ended).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_FOUND' }) }),
    ]);
  }
});

test('counters go on by themselves after the catalog restarted', async () => {
  const { id } = await newEvent(emma);
  const { items } = listen<ProgressItem>(asPerson(emma, true), PROGRESS, { eventId: id });
  await until(() => items.length > 0);
  await graph.subgraphs.catalog.stop();
  await graph.subgraphs.catalog.start();
  await announce(emma, id);
  await until(() => items.at(-1)?.eventProgress.awaitingUpload === 1);
});

test('the client notices that the catalog stopped', async () => {
  const { id } = await newEvent(emma);
  const { items, ended } = listen<ProgressItem>(asPerson(emma), PROGRESS, { eventId: id });
  await until(() => items.length > 0);
  await graph.subgraphs.catalog.stop();
  expect(await ended).toMatchObject({ code: 1012 });
  await graph.subgraphs.catalog.start();
});

test('the socket goes on after the gateway restarted', async () => {
  const { id } = await newEvent(emma);
  const { items } = listen<ProgressItem>(asPerson(emma, true), PROGRESS, { eventId: id });
  await until(() => items.length > 0);
  await graph.gateway.stop();
  await graph.gateway.start();
  await announce(emma, id);
  await until(() => items.at(-1)?.eventProgress.awaitingUpload === 1);
});

test('a logout closes the sockets of that session alone', async () => {
  const { id } = await newEvent(emma);
  const { accessToken } = await signIn(graph, emma.email);
  const leaving = listen<ProgressItem>(open({ authorization: `Bearer ${accessToken}` }), PROGRESS, {
    eventId: id,
  });
  const staying = listen<ProgressItem>(asPerson(emma), PROGRESS, { eventId: id });
  await until(() => leaving.items.length > 0 && staying.items.length > 0);
  await ask(graph.url, 'mutation { logout }', {}, bearer(accessToken));
  expect(await leaving.ended).toMatchObject({ code: 4441 });
  await announce(emma, id);
  await until(() => staying.items.at(-1)?.eventProgress.awaitingUpload === 1);
});

test('the cookie opens a socket for our own pages alone', async () => {
  const { id } = await newEvent(emma);
  const cookie = `fr_access=${emma.accessToken}`;
  const ours = listen<ProgressItem>(open({ headers: { cookie, origin: PUBLIC_URL } }), PROGRESS, {
    eventId: id,
  });
  await until(() => ours.items.length > 0);
  const theirs = listen(open({ headers: { cookie, origin: 'http://evil.example' } }), PROGRESS, {
    eventId: id,
  });
  expect(await theirs.ended).toMatchObject({ message: expect.stringContaining('403') });
  expect(theirs.items).toEqual([]);
});

test('the socket closes when its token ends', async () => {
  const { id } = await newEvent(emma, 'PUBLIC');
  const [, payload = ''] = emma.accessToken.split('.');
  const { sub, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    sub: string;
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject(sub)
    .setExpirationTime('2s')
    .sign(await importJWK(graph.accessSigningKey, 'EdDSA'));
  const { ended } = listen(open({ authorization: `Bearer ${token}` }), PROGRESS, { eventId: id });
  expect(await ended).toMatchObject({ code: 4440 });
});

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { beginWithdrawalWork, photoWork, recordPutBack } from '@focus-racer/contracts';
import type { Client } from 'graphql-ws';
import { connect, listen, until } from './live-client.ts';
import { newEvent, newPhotographer, type NewEvent, type Person, publishPhoto } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let emma: Person;
let liam: Person;
let admin: Person;
let event: NewEvent;
let photoId: string;
let socket: Client;

beforeAll(async () => {
  graph = await startWholeGraph();
  [emma, liam, admin] = [
    await newPhotographer(graph),
    await newPhotographer(graph),
    await newPhotographer(graph, true),
  ];
  socket = connect(graph.url);
});
afterAll(async () => {
  await socket.dispose();
  await graph.stop();
});
beforeEach(async () => {
  event = await newEvent(emma, 'PUBLIC');
  photoId = await publishPhoto(graph, emma, event.id, ['1234']);
});

const REPORT = `mutation ($input: ReportPhotoInput!) {
  reportPhoto(input: $input) { reference state held deadline }
}`;
const DECIDE = `mutation ($id: ID!, $decision: TakedownDecision!) {
  decideTakedown(input: { id: $id, decision: $decision }) { state photo { id state previewUrl webUrl } }
}`;
const PUT_BACK = 'mutation ($id: ID!) { putBackTakedown(id: $id) { state } }';
const QUEUE = `query ($organizationId: ID) {
  takedowns(queue: OPEN, organizationId: $organizationId, first: 10) {
    edges { node { id reason message photo { id webUrl event { name } } } }
  }
}`;
const SHOWN = `query ($slug: String!) {
  event(slug: $slug) {
    photos(first: 5) { edges { node { id } } }
    bibSearch(bib: "1234", first: 5) { total photos { edges { node { id } } } }
    cover { id }
    progress { published }
  }
}`;

interface Queue {
  takedowns: { edges: { node: { id: string; photo: { id: string; webUrl: string | null } } }[] };
}

async function report(reason = 'I_AM_ON_IT') {
  const input = { photoId, reason, message: '', email: 'runner@people.example', language: 'fr' };
  const { data, errors } = await ask<{
    reportPhoto: { reference: string; state: string; held: boolean };
  }>(graph.url, REPORT, { input });
  expect(errors).toBeUndefined();
  return data!.reportPhoto;
}

async function openId(): Promise<string> {
  const { takedowns } = await emma.ask<Queue>(QUEUE, { organizationId: emma.organizationId });
  const found = takedowns.edges.find(({ node }) => node.photo.id === photoId);
  return found?.node.id ?? '';
}

async function expectShown(shown: boolean): Promise<void> {
  const { data } = await ask(graph.url, SHOWN, { slug: event.slug });
  const edges = shown ? [{ node: { id: photoId } }] : [];
  expect(data).toEqual({
    event: {
      photos: { edges },
      bibSearch: { total: edges.length, photos: { edges } },
      cover: shown ? { id: photoId } : null,
      progress: { published: edges.length },
    },
  });
}

test('anybody may report; it is gone from gallery, search, bib page and open galleries at once; put back, it returns', async () => {
  const gallery = listen<{ eventPhotos: { photos: { id: string }[]; goneIds: string[] } }>(
    socket,
    'subscription ($eventId: ID!) { eventPhotos(eventId: $eventId) { photos { id } goneIds } }',
    { eventId: event.id },
  );
  const { reference, held } = await report();
  expect(held).toBe(false);
  await expectShown(true);

  const id = await openId();
  const { decideTakedown } = await emma.ask<{
    decideTakedown: { state: string; photo: { state: string; webUrl: string | null } };
  }>(DECIDE, { id, decision: 'HIDE' });
  expect(decideTakedown).toMatchObject({
    state: 'HIDDEN',
    photo: { state: 'TAKEN_DOWN', previewUrl: null, webUrl: expect.any(String) },
  });
  await expectShown(false);
  expect(codesOf(await ask(graph.url, '{ photo(id: "' + photoId + '") { id } }'))).toEqual([
    'NOT_FOUND',
  ]);
  await until(() => gallery.items.some(({ eventPhotos }) => eventPhotos.goneIds.includes(photoId)));
  const status = await ask(
    graph.url,
    'query ($reference: String!) { takedownStatus(reference: $reference) { state held } }',
    { reference },
  );
  expect(status.data).toEqual({ takedownStatus: { state: 'HIDDEN', held: true } });

  expect(await emma.ask(PUT_BACK, { id })).toEqual({ putBackTakedown: { state: 'PUT_BACK' } });
  await expectShown(false);
  // The workers' part.
  await graph.internal.ask(beginWithdrawalWork, { photoId });
  const { publicToken, recipe } = await graph.internal.ask(photoWork, { photoId });
  await graph.internal.ask(recordPutBack, { photoId, publicToken, recipe });
  await expectShown(true);
  await until(() =>
    gallery.items.some(({ eventPhotos }) => eventPhotos.photos.some((one) => one.id === photoId)),
  );
  gallery.unsubscribe();
});

test("a stranger decides nothing and sees no queue; an administrator decides everybody's", async () => {
  await report('MY_CHILD');
  await expectShown(false);
  const id = await openId();
  for (const [headers, code] of [
    [bearer(liam.accessToken), 'NOT_FOUND'],
    [{}, 'UNAUTHENTICATED'],
  ] as const) {
    for (const [query, variables] of [
      [DECIDE, { id, decision: 'KEEP' }],
      [PUT_BACK, { id }],
      [QUEUE, { organizationId: emma.organizationId }],
      ['query ($id: ID!) { takedown(id: $id) { id } }', { id }],
    ] as const) {
      expect(codesOf(await ask(graph.url, query, variables, headers))).toEqual([code]);
    }
  }
  const everybody = await ask(graph.url, QUEUE, {}, bearer(liam.accessToken));
  expect(codesOf(everybody)).toEqual(['FORBIDDEN']);
  const { takedowns } = await admin.ask<Queue>(QUEUE);
  expect(takedowns.edges.map(({ node }) => node.id)).toContain(id);
  await admin.ask(DECIDE, { id, decision: 'KEEP' });
  expect(await openId()).toBe('');
});

test('what a viewer may not see she cannot report', async () => {
  await emma.ask('mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }', { id: photoId });
  const input = { photoId, reason: 'OTHER', email: 'a@people.example', language: 'en' };
  for (const headers of [{}, bearer(liam.accessToken)]) {
    expect(codesOf(await ask(graph.url, REPORT, { input }, headers))).toEqual(['NOT_FOUND']);
  }
  await emma.ask(REPORT, { input });
});

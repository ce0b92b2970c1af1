import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newEvent, newPhotographer, type Person, publishPhoto } from './people.ts';
import { ask, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let emma: Person;
let paul: Person;

beforeAll(async () => {
  graph = await startWholeGraph();
  emma = await newPhotographer(graph);
  paul = await newPhotographer(graph);
});
afterAll(() => graph.stop());

test('an event knows its organization and that its credits', async () => {
  const { slug } = await newEvent(emma);
  const { event } = await emma.ask<{ event: unknown }>(
    'query ($slug: String!) { event(slug: $slug) { organization { id kind creditAccount { available } } } }',
    { slug },
  );
  expect(event).toEqual({
    organization: {
      id: emma.organizationId,
      kind: 'PHOTOGRAPHER',
      creditAccount: { available: 100 },
    },
  });
});

test('a photo knows who took it, and tells the members of its organization', async () => {
  const { id } = await newEvent(emma, 'PUBLIC');
  const photoId = await publishPhoto(graph, emma, id);
  const query = 'query ($id: ID!) { photo(id: $id) { state author { displayName email } } }';
  const { photo } = await emma.ask<{ photo: unknown }>(query, { id: photoId });
  expect(photo).toEqual({
    state: 'PUBLISHED',
    author: { displayName: expect.stringContaining('Photographer'), email: emma.email },
  });
  const { data } = await ask(graph.url, query, { id: photoId });
  expect(data).toEqual({ photo: { state: 'PUBLISHED', author: null } });
});

test('who is signed in knows their organizations and credits', async () => {
  const { me } = await emma.ask<{ me: unknown }>(
    '{ me { id memberships { role organization { id creditAccount { held consumed } } } } }',
  );
  expect(me).toEqual({
    id: emma.accountId,
    memberships: [
      {
        role: 'OWNER',
        organization: { id: emma.organizationId, creditAccount: { held: 0, consumed: 0 } },
      },
    ],
  });
});

describe("another photographer's draft", () => {
  const QUERY = 'query ($slug: String!) { event(slug: $slug) { id name } }';

  test('answers NOT_FOUND, as one that never was', async () => {
    const { slug } = await newEvent(emma);
    await expect(emma.ask(QUERY, { slug })).resolves.toBeDefined();
    const [foreign, missing] = await Promise.all([
      ask(graph.url, QUERY, { slug }, { authorization: `Bearer ${paul.accessToken}` }),
      ask(graph.url, QUERY, { slug: 'no-such-event' }),
    ]);
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
    expect(foreign.data).toEqual(missing.data);
    expect(foreign.errors).toEqual(missing.errors);
  });

  test('is closed to the credits of others too', async () => {
    const { slug } = await newEvent(emma, 'PUBLIC');
    const { data } = await ask(
      graph.url,
      'query ($slug: String!) { event(slug: $slug) { organization { name creditAccount { available } } } }',
      { slug },
      { authorization: `Bearer ${paul.accessToken}` },
    );
    expect(data).toEqual({
      event: { organization: { name: expect.any(String), creditAccount: null } },
    });
  });
});

test('a room that is down leaves its part out of the answer', async () => {
  const { slug } = await newEvent(emma);
  await graph.subgraphs.commerce.stop();
  const { data, errors } = await ask<{ event: unknown }>(
    graph.url,
    'query ($slug: String!) { event(slug: $slug) { name organization { creditAccount { available } } } }',
    { slug },
    { authorization: `Bearer ${emma.accessToken}` },
  );
  await graph.subgraphs.commerce.start();
  expect(data).toEqual({ event: { name: 'Course du lac', organization: { creditAccount: null } } });
  expect(errors).toEqual([
    {
      message: expect.stringContaining('the commerce does not answer just now'),
      extensions: { code: 'UNAVAILABLE', params: { subgraph: 'commerce' } },
    },
  ]);
});

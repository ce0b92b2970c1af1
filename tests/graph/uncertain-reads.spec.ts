import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newEvent, newPhotographer, type NewEvent, type Person, publishPhoto } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let emma: Person;
let liam: Person;
let event: NewEvent;

beforeAll(async () => {
  graph = await startWholeGraph();
  emma = await newPhotographer(graph);
  liam = await newPhotographer(graph);
  event = await newEvent(emma, 'PUBLIC');
  await emma.ask('mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }', {
    // Everything that is read is a question.
    input: { eventId: event.id, publishConfidence: 1, doubtConfidence: 0.01 },
  });
});
afterAll(() => graph.stop());

const QUEUE = `query ($slug: String!) { event(slug: $slug) {
  uncertainReads(first: 10) { edges { node { id bib photo { id event { name } } } } }
} }`;
interface Queue {
  event: { uncertainReads: { edges: { node: { id: string; bib: string } }[] } };
}
const MUTATIONS = [
  'mutation ($id: ID!) { acceptIdentification(identificationId: $id) { id } }',
  'mutation ($id: ID!) { denyIdentification(identificationId: $id) { id } }',
  'mutation ($id: ID!) { reopenIdentification(identificationId: $id) { id } }',
  'mutation ($id: ID!) { correctIdentification(input: { identificationId: $id, bib: "7" }) { __typename } }',
];

test("the queue of another's event, and every decision in it, is not found", async () => {
  await publishPhoto(graph, emma, event.id, ['1234']);
  const queue = await emma.ask<Queue>(QUEUE, { slug: event.slug });
  expect(queue.event.uncertainReads.edges).toMatchObject([{ node: { bib: '1234' } }]);
  const id = queue.event.uncertainReads.edges[0]?.node.id;

  const asLiam = (query: string, variables: object) =>
    ask(graph.url, query, variables, bearer(liam.accessToken));
  expect(codesOf(await asLiam(QUEUE, { slug: event.slug }))).toEqual(['NOT_FOUND']);
  for (const mutation of MUTATIONS) {
    expect(codesOf(await asLiam(mutation, { id }))).toEqual(['NOT_FOUND']);
  }
  expect(await emma.ask<Queue>(QUEUE, { slug: event.slug })).toEqual(queue);

  await emma.ask(MUTATIONS[0] ?? '', { id });
  expect((await emma.ask<Queue>(QUEUE, { slug: event.slug })).event.uncertainReads.edges).toEqual(
    [],
  );
});

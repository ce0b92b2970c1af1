import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newEvent, newPhotographer, type NewEvent, type Person, sortPhoto } from './people.ts';
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
});
afterAll(() => graph.stop());

const GROUP = `query ($id: ID!) { photo(id: $id) {
  duplicateOf { id } duplicateGroup { id state sharpness sharpnessScore }
} }`;
const KEEP = 'mutation ($id: ID!) { keepPhotoInstead(photoId: $id) { bringBackRequestedAt } }';
const HASH = '00ff00ff00ff00ff';

test("a group is its members' business: another photographer sees none of it and changes nothing", async () => {
  const kept = await sortPhoto(graph, emma, event.id, ['1234'], HASH);
  const other = await sortPhoto(graph, emma, event.id, ['1234'], HASH);
  expect([kept.state, other.state]).toEqual(['PUBLISHED', 'SET_ASIDE']);
  const group = await emma.ask(GROUP, { id: other.photoId });
  expect(group).toMatchObject({
    photo: {
      duplicateOf: { id: kept.photoId },
      duplicateGroup: [
        { id: kept.photoId, state: 'PUBLISHED' },
        { id: other.photoId, state: 'SET_ASIDE' },
      ],
    },
  });

  for (const headers of [bearer(liam.accessToken), {}]) {
    const asked = (query: string, id: string) => ask(graph.url, query, { id }, headers);
    expect((await asked(GROUP, kept.photoId)).data).toEqual({
      photo: { duplicateOf: null, duplicateGroup: null },
    });
    expect(codesOf(await asked(GROUP, other.photoId))).toEqual(['NOT_FOUND']);
  }
  const asLiam = await ask(graph.url, KEEP, { id: other.photoId }, bearer(liam.accessToken));
  expect(codesOf(asLiam)).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask(graph.url, KEEP, { id: other.photoId }))).toEqual(['UNAUTHENTICATED']);
  expect(await emma.ask(GROUP, { id: other.photoId })).toEqual(group);

  const { keepPhotoInstead } = await emma.ask<{
    keepPhotoInstead: { bringBackRequestedAt: string | null };
  }>(KEEP, { id: other.photoId });
  expect(keepPhotoInstead.bringBackRequestedAt).not.toBeNull();
});

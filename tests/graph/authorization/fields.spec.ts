import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  FIELD_ASKERS,
  FIELDS,
  type Sight,
  sightsOf,
} from '../../../scripts/authorization/fields.ts';
import { ask } from '../public-client.ts';
import { startWholeGraph, type WholeGraph } from '../whole-graph.ts';
import type { Things } from './things.ts';
import { populate, type Someone, type World } from './world.ts';

let graph: WholeGraph;
let world: World;

beforeAll(async () => {
  graph = await startWholeGraph();
  world = await populate(graph);
});
afterAll(async () => {
  await world.end();
  await graph.stop();
});

const ofPhoto =
  (selection: string) =>
  ({ publicPhotoId }: Things) =>
    `{ photo(id: "${publicPhotoId}") { ${selection} } }`;
const ofEvent =
  (selection: string) =>
  ({ publicEvent }: Things) =>
    `{ event(slug: "${publicEvent.slug}") { ${selection} } }`;
const ofEntry =
  (field: string) =>
  ({ publicEvent }: Things) =>
    `{ event(slug: "${publicEvent.slug}") { bibSearch(bib: "1042", first: 1) { entries { ${field} } } } }`;

/** How each field of the table is read. */
const QUERIES: Record<string, (about: Things) => string> = {
  'Photo.previewUrl': ofPhoto('previewUrl'),
  'Photo.webUrl': ofPhoto('webUrl'),
  'Photo.originalUrl': ofPhoto('originalUrl'),
  'Photo.fileName': ofPhoto('fileName'),
  'Photo.author': ofPhoto('author { id }'),
  'Photo.sharpness': ofPhoto('sharpness'),
  'Photo.reading': ofPhoto('reading { engine }'),
  'Photo.uncertainReads': ofPhoto('uncertainReads { id }'),
  'Photo.retouch': ofPhoto('retouch'),
  'Account.email': ofPhoto('author { email }'),
  'Photo.identificationHistory': ofPhoto('identificationHistory(first: 1) { edges { cursor } }'),
  'Event.quality': ofEvent('quality { __typename }'),
  'Event.look': ofEvent('look { __typename }'),
  'Event.crew': ofEvent('crew { id }'),
  'Organization.creditAccount': ofEvent('organization { creditAccount { available } }'),
  'Organization.members': ofEvent('organization { members(first: 1) { edges { cursor } } }'),
  'Event.crewInvitations': ofEvent('crewInvitations { id }'),
  'Organization.invitations': ofEvent('organization { invitations { id } }'),
  'StartListEntry.bib': ofEntry('bib'),
  'StartListEntry.name': ofEntry('name'),
};

test.each(Object.entries(FIELDS))('%s', async (field, row) => {
  const expected = sightsOf(row);
  const found: Record<string, Sight> = {};
  for (const { name } of FIELD_ASKERS) {
    const asker = world.askers[name]!;
    for (const thing of ['own', 'foreign'] as const) {
      const cell = `${name}: ${thing}`;
      if (cell in expected) found[cell] = await sightOf(QUERIES[field]!(asker[thing]), asker);
    }
  }
  expect(found).toEqual(expected);
});

async function sightOf(query: string, { credentials }: Someone): Promise<Sight> {
  const { data, errors } = await ask(graph.url, query, {}, credentials);
  const isHidden = errors?.every(({ extensions }) => extensions?.['code'] === 'NOT_FOUND') ?? false;
  if (errors && !isHidden) throw new Error(JSON.stringify(errors));
  if (isHidden) return 'hidden';
  return leafOf(data) === null ? 'hidden' : 'shown';
}

/** The value at the end of a query that asks for one field; null as soon as something on its way is. */
function leafOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? leafOf(value[0]) : value;
  if (typeof value !== 'object' || value === null) return value;
  return leafOf(Object.values(value)[0]);
}

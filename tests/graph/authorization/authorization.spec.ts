import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ASKERS, THINGS } from '../../../scripts/authorization/askers.ts';
import { OPERATIONS, outcomesOf, type Row } from '../../../scripts/authorization/table.ts';
import { ask } from '../public-client.ts';
import { startWholeGraph, type WholeGraph } from '../whole-graph.ts';
import { CALLS } from './calls.ts';
import { outcomeOf } from './outcome.ts';
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

test('every operation of the public API has a row and is asked', async () => {
  const KINDS = ['query', 'mutation', 'subscription'] as const;
  const types = KINDS.map((kind) => `${kind}Type { fields { name } }`).join(' ');
  const { data } = await ask<{
    __schema: Record<`${(typeof KINDS)[number]}Type`, { fields: { name: string }[] }>;
  }>(graph.url, `{ __schema { ${types} } }`);
  const names = KINDS.flatMap((kind) =>
    data!.__schema[`${kind}Type`].fields.map(({ name }) => `${kind} ${name}`),
  ).sort();
  expect(Object.keys(OPERATIONS).sort()).toEqual(names);
  expect(Object.keys(CALLS).sort()).toEqual(names);
});

/** After these everybody's tokens speak of rights that were. */
const CHANGES_RIGHTS = [
  'mutation removePasskey',
  'mutation leaveOrganization',
  'mutation createOrganization',
];

test.each(Object.entries(OPERATIONS))('%s', async (operation, row) => {
  const call = CALLS[operation]!;
  const expected = outcomesOf(row);
  const found: Record<string, string> = {};
  for (const { cell, asker, things } of cellsOf(row)) {
    if (!(cell in expected)) continue;
    const document = await call(things, asker, world);
    found[cell] = await outcomeOf(graph.url, operation, document, asker.credentials);
    if (found[cell] === 'yes') world.spent();
  }
  expect(found).toEqual(expected);
  if (CHANGES_RIGHTS.includes(operation)) await renewAll();
});

/** What is an asker's own comes last: asking about it may change what she is. */
function cellsOf({ thing }: Row): { cell: string; asker: Someone; things: Things }[] {
  return ASKERS.flatMap(({ name }) => {
    const asker = world.askers[name]!;
    if (thing === null) return [{ cell: name, asker, things: asker.own }];
    return THINGS.toReversed().map((which) => ({
      cell: `${name}: ${which}`,
      asker,
      things: which === 'deleted' ? world.deleted : asker[which],
    }));
  });
}

async function renewAll(): Promise<void> {
  for (const asker of Object.values(world.askers)) {
    if (asker.renew) asker.credentials = await asker.renew();
  }
}

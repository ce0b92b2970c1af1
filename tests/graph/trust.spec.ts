import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as contracts from '@focus-racer/contracts';
import { ANONYMOUS, newId, VIEWER_HEADER } from '@focus-racer/contracts';
import { createViewerSigner } from '@focus-racer/service-kit';
import { TEST_CLIENT } from '../client.ts';
import { ask, codesOf } from './public-client.ts';
import {
  SERVICE_TOKEN,
  startWholeGraph,
  type SubgraphName,
  type WholeGraph,
} from './whole-graph.ts';

let graph: WholeGraph;

beforeAll(async () => {
  graph = await startWholeGraph();
});
afterAll(() => graph.stop());

const ROOMS: SubgraphName[] = ['catalog', 'identity', 'commerce', 'compliance'];
const QUERIES = [
  ['a field', '{ __typename }'],
  ['_service', '{ _service { sdl } }'],
  ['_entities', '{ _entities(representations: []) { __typename } }'],
] as const;

describe.each(ROOMS)('%s', (room) => {
  const door = () => `${graph.subgraphs[room].url}/graphql`;

  test.each(QUERIES)('answers %s to nobody but the gateway', async (_what, query) => {
    const sign = await createViewerSigner(graph.accessSigningKey);
    const forged = await sign({ viewer: ANONYMOUS, client: TEST_CLIENT });
    const tries: Record<string, string>[] = [
      {},
      { [VIEWER_HEADER]: 'made-up' },
      { [VIEWER_HEADER]: forged },
      { authorization: `Bearer ${SERVICE_TOKEN}` },
    ];
    for (const headers of tries) {
      const answer = await ask(door(), query, {}, headers);
      expect([codesOf(answer), answer.data]).toEqual([['UNAUTHENTICATED'], undefined]);
    }
  });

  test('keeps its internal operations to those with the service token', async () => {
    const internal = `${graph.subgraphs[room].url}/internal`;
    for (const token of ['', 'wrong', `${SERVICE_TOKEN}x`]) {
      const { status } = await ask(
        internal,
        '{ __typename }',
        {},
        { authorization: `Bearer ${token}` },
      );
      expect(status).toBe(401);
    }
  });
});

test('the public schema names no internal operation and nothing of federation', () => {
  const schema = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  const internal = Object.values(contracts).flatMap((value) =>
    typeof value === 'object' && 'subgraph' in value && 'field' in value ? [value.field] : [],
  );
  expect(internal.length).toBeGreaterThan(10);
  for (const name of [...internal, '_service', '_entities', '_Any', 'join__', 'link__']) {
    expect(schema).not.toMatch(new RegExp(`\\b${name}\\b`));
  }
});

test('the public door has no way to them either', async () => {
  for (const query of [
    '{ _service { sdl } }',
    'mutation { rotateSession(refreshToken: "x") { accessToken } }',
  ]) {
    expect(codesOf(await ask(graph.url, query))).toEqual(['BAD_USER_INPUT']);
  }
  const response = await fetch(graph.url.replace('/graphql', '/internal'), { method: 'POST' });
  expect(response.status).toBe(404);
});

test('a viewer that a client sends itself counts for nothing', async () => {
  const sign = await createViewerSigner(graph.accessSigningKey);
  const viewer = await sign({
    viewer: {
      kind: 'account',
      accountId: newId(),
      sessionId: newId(),
      admin: true,
      memberships: [],
    },
    client: TEST_CLIENT,
  });
  const answer = await ask(
    graph.url,
    '{ auditLog(first: 1) { edges { cursor } } }',
    {},
    {
      [VIEWER_HEADER]: viewer,
    },
  );
  expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
});

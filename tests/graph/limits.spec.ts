import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse, print } from 'graphql';
import { ask, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;

beforeAll(async () => {
  graph = await startWholeGraph();
});
afterAll(() => graph.stop());

const refusalOf = async (query: string, variables: object = {}) => {
  const { status, data, errors } = await ask(graph.url, query, variables);
  expect([status, data]).toEqual([400, undefined]);
  const { code, params } = errors?.at(-1)?.extensions as { code: string; params: object };
  expect(code).toBe('BAD_USER_INPUT');
  return params;
};

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

describe('an operation is refused before anything is fetched', () => {
  test('that goes too deep, also through fragments', async () => {
    const levels = times(6, () => 'photos(first: 1) { edges { node { event {');
    const query = `{ event(slug: "x") { ${levels} id ${times(24, () => '}')} } }`;
    expect(await refusalOf(query)).toMatchObject({ limit: 'depth', max: 12 });
  });

  test('of 2000 aliases', async () => {
    expect(await refusalOf(`{ ${times(150, (i) => `a${i}: me { id }`)} }`)).toMatchObject({
      limit: 'aliases',
      found: 150,
    });
    expect(await refusalOf(`{ ${times(2_000, (i) => `a${i}: me { id }`)} }`)).toMatchObject({
      limit: 'tokens',
      max: 1_000,
    });
  });

  test('of pages in pages', async () => {
    const query = `query ($first: Int!) {
      events(first: $first) { edges { node { photos(first: $first) { edges { node { id } } } } } }
    }`;
    expect(await refusalOf(query, { first: 100 })).toMatchObject({ limit: 'cost', max: 5_000 });
    expect((await ask(graph.url, query, { first: 10 })).errors).toBeUndefined();
  });

  test('of 100 aliases of 100 photos', async () => {
    const page = (i: number) =>
      `a${i}: event(slug: "x") { photos(first: 100) { edges { node { identifications { evidence { box { x } } } } } } }`;
    expect(await refusalOf(`{ ${times(18, page)} }`)).toMatchObject({ limit: 'cost' });
  });

  test('of directives', async () => {
    expect(await refusalOf(`{ ${times(30, () => 'me @skip(if: true) { id }')} }`)).toMatchObject({
      limit: 'directives',
    });
  });
});

test('few words that spell out millions of fields are refused', async () => {
  const fragments = times(40, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
  const query = `{ ...f0 } ${fragments} fragment f40 on Query { me { id } }`;
  expect(await refusalOf(query)).toEqual({ limit: 'fields', max: 10_000 });
});

test('a page is at most 100', async () => {
  const answer = await ask(graph.url, '{ events(first: 101) { edges { cursor } } }');
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
});

/** Every operation of our own web, with the largest pages that exist. */
function webOperations(): [string, string, Record<string, unknown>][] {
  const folder = new URL('../../web/app/graphql/', import.meta.url);
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')).definitions);
  const fragments = documents.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const operations = documents.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.QUERY,
  );
  return operations.map((operation) => {
    const document = [operation, ...usedFragments(print(operation), fragments.map(print))];
    const variables = {
      first: 100,
      slug: 'no-such-event',
      bib: '7',
      id: newId(),
      eventId: newId(),
      organizationId: newId(),
      token: 'made up',
      reference: '00000-00000-00000',
      queue: 'OPEN',
      csv: 'bib',
      states: ['PUBLISHED'],
      asked: true,
      colours: ['RED'],
      minSharpness: 70,
      minBrightness: 0.1,
      maxBrightness: 0.9,
    };
    const asked = new Set(
      operation.variableDefinitions?.map(({ variable }) => variable.name.value),
    );
    return [
      operation.name?.value ?? 'anonymous',
      document.map((part) => (typeof part === 'string' ? part : print(part))).join('\n'),
      Object.fromEntries(Object.entries(variables).filter(([name]) => asked.has(name))),
    ];
  });
}

function usedFragments(text: string, fragments: string[]): string[] {
  const used = fragments.filter((fragment) => {
    const name = /^fragment (\w+)/.exec(fragment)?.[1] ?? '';
    return new RegExp(`\\.\\.\\.${name}\\b`).test(text);
  });
  const deeper = used.filter((fragment) => !text.includes(fragment));
  if (deeper.length === 0) return [];
  const rest = usedFragments(`${text}\n${deeper.join('\n')}`, fragments);
  return [...deeper, ...rest];
}

test.each(webOperations())(
  "our web's %s fits with the largest page",
  async (_name, query, variables) => {
    const answer = await ask(graph.url, query, variables);
    const limits = answer.errors?.map(({ extensions }) => extensions?.['params']) ?? [];
    expect(limits).not.toContainEqual(expect.objectContaining({ limit: expect.anything() }));
    expect(codesOf(answer)).not.toContain('BAD_USER_INPUT');
  },
);

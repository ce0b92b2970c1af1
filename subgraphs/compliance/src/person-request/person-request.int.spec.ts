import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { account, openCompliance } from '../fixture.ts';
import { PersonRequest } from './person-request.entity.ts';

let compliance: Awaited<ReturnType<typeof openCompliance>>;
beforeEach(async () => {
  compliance = await openCompliance();
});
afterEach(() => compliance.close());

const RECORD = `mutation ($id: ID!, $kind: PersonRequestKind!, $accountId: ID!, $receivedAt: DateTime!) {
  recordPersonRequest(id: $id, kind: $kind, accountId: $accountId, receivedAt: $receivedAt)
}`;
const LIST = `query ($first: Int!, $after: String) { personRequests(first: $first, after: $after) {
  edges { node { id kind accountId receivedAt dueAt state } } pageInfo { hasNextPage endCursor }
} }`;
interface Page {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const request = (wishes: Record<string, unknown> = {}) => ({
  id: newId(),
  kind: 'ERASURE',
  accountId: newId(),
  receivedAt: '2026-05-31T10:42:03.120Z',
  ...wishes,
});
const record = (variables: Record<string, unknown>) => compliance.askInternal(RECORD, variables);

async function page(variables: Record<string, unknown>) {
  const { data } = await compliance.ask(account(true), LIST, variables);
  const { edges, pageInfo } = data['personRequests'] as Page;
  return { ids: edges.map(({ node }) => node.id), ...pageInfo };
}

describe('a person’s request', () => {
  test('is due a month after it was received', async () => {
    const asked = request({ kind: 'ACCESS' });
    expect((await record(asked)).codes).toEqual([]);
    const { data } = await compliance.ask(account(true), LIST, { first: 1 });
    expect((data['personRequests'] as Page).edges.map(({ node }) => node)).toEqual([
      {
        ...asked,
        receivedAt: new Date(asked.receivedAt),
        dueAt: new Date('2026-06-30T10:42:03.120Z'),
        state: 'RECEIVED',
      },
    ]);
  });

  test('delivered twice, or twice at once, is recorded once and as it came first', async () => {
    const asked = request();
    await Promise.all([record(asked), record(asked), record(asked)]);
    await record({ ...asked, kind: 'ACCESS' });
    const kept = await compliance.orm.em.fork().find(PersonRequest, {});
    expect(kept.map(({ id, kind }) => [id, kind])).toEqual([[asked.id, 'ERASURE']]);
  });

  test.each([{ id: 'x' }, { accountId: 'x' }])('with %j is refused', async (wrong) => {
    expect((await record(request(wrong))).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('personRequests', () => {
  test('pages from the one due first', async () => {
    const days = ['2026-05-03', '2026-05-01', '2026-05-02', '2026-05-02'];
    const asked = days.map((day) => request({ receivedAt: `${day}T10:00:00.000Z` }));
    for (const one of asked) await record(one);
    const inOrder = [1, 2, 3, 0].map((index) => asked[index]?.id);
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ ids: inOrder.slice(0, 2), hasNextPage: true });
    const second = await page({ first: 2, after: first.endCursor });
    expect(second).toMatchObject({ ids: inOrder.slice(2), hasNextPage: false });
  });

  test('is for administrators: another user is refused, and so is the anonymous', async () => {
    const { codes } = await compliance.ask(account(false), LIST, { first: 1 });
    expect(codes).toEqual(['FORBIDDEN']);
    expect((await compliance.ask(ANONYMOUS, LIST, { first: 1 })).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });
});

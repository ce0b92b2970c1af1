import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import {
  ask,
  type Answer,
  type Fixture,
  PUBLIC_URL,
  type Rotated,
  startFixture,
} from './fixture/fixture.ts';

let fixture: Fixture;
let rotations: string[] = [];
let rotate: () => Promise<Rotated> = () => Promise.resolve(null);

beforeAll(async () => {
  fixture = await startFixture((refreshToken) => {
    rotations.push(refreshToken);
    return rotate();
  });
});
beforeEach(() => {
  rotations = [];
});
afterAll(() => fixture.stop());

function askerOf({ data }: Answer) {
  return JSON.parse(String(data?.['asker'])) as {
    viewer: { kind: string; accountId?: string };
    cookie?: string;
    authorization?: string;
  };
}

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.['code']);

describe('one graph over several subgraphs', () => {
  test('joins what two subgraphs know', async () => {
    const { answer } = await ask(fixture.url, '{ books(first: 2) { id author { name } } }');
    expect(answer).toEqual({
      data: {
        books: [
          { id: '0', author: { name: 'name of author-of-0' } },
          { id: '1', author: { name: 'name of author-of-1' } },
        ],
      },
    });
  });

  test('says which part is missing when a subgraph is down, and gives the rest', async () => {
    await fixture.people.stop();
    const { answer } = await ask(fixture.url, '{ books(first: 1) { id author { name } } }');
    await fixture.people.start();
    expect(answer.data).toEqual({ books: [{ id: '0', author: null }] });
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('the people does not answer just now'),
        extensions: { code: 'UNAVAILABLE', params: { subgraph: 'people' } },
      },
    ]);
  });

  test('masks a fault behind the trace id of the subgraph that logged it', async () => {
    const { answer } = await ask(fixture.url, '{ broken }');
    expect(answer.errors).toEqual([
      {
        message: 'Something went wrong on our side',
        path: ['broken'],
        extensions: { traceId: expect.stringMatching(/^[0-9a-f]{32}$/) },
      },
    ]);
  });

  test('answers /health', async () => {
    const response = await fetch(fixture.url.replace('/graphql', '/health'));
    expect(await response.json()).toEqual({ status: 'ok' });
  });
});

describe('who asks', () => {
  test('is anonymous without a token', async () => {
    const { answer } = await ask(fixture.url, '{ asker }');
    expect(askerOf(answer).viewer).toEqual({ kind: 'anonymous' });
  });

  test('is the account of a bearer token, which goes no further', async () => {
    const accountId = newId();
    const token = await fixture.accessToken({ sub: accountId });
    const { answer } = await ask(fixture.url, '{ asker }', {
      headers: { authorization: `Bearer ${token}`, cookie: 'fr_access=x; other=y' },
    });
    expect(askerOf(answer)).toEqual({ viewer: expect.objectContaining({ accountId }) });
  });

  test.each([
    ['made up', () => Promise.resolve('made-up')],
    ['over', () => fixture.accessToken({}, -1)],
    ['empty', () => Promise.resolve('')],
  ])('is refused with a bearer token that is %s', async (_what, token) => {
    const { status, answer } = await ask(fixture.url, '{ asker }', {
      headers: { authorization: `Bearer ${await token()}` },
    });
    expect([status, codesOf(answer), answer.data]).toEqual([401, ['UNAUTHENTICATED'], undefined]);
  });

  test('is refused once the session was revoked', async () => {
    const sid = newId();
    const headers = { authorization: `Bearer ${await fixture.accessToken({ sid })}` };
    expect((await ask(fixture.url, '{ asker }', { headers })).status).toBe(200);
    fixture.revoke(sid);
    expect((await ask(fixture.url, '{ asker }', { headers })).status).toBe(401);
  });

  test('is refused with a token of before its rights changed, not with one of after', async () => {
    const sid = newId();
    fixture.outdate(sid, 2);
    const askWith = async (ver: number) => {
      const headers = { authorization: `Bearer ${await fixture.accessToken({ sid, ver })}` };
      return (await ask(fixture.url, '{ asker }', { headers })).status;
    };
    expect([await askWith(1), await askWith(2), await askWith(3)]).toEqual([401, 200, 200]);
  });

  test('is renewed by itself when its rights changed, even while it is being renewed', async () => {
    const [sid, sub] = [newId(), newId()];
    fixture.outdate(sid, 1);
    const tokens = [await fixture.accessToken({ sid, sub, ver: 0 })];
    tokens.push(await fixture.accessToken({ sid, sub, ver: 1 }));
    const refreshToken = 'next';
    rotate = () => Promise.resolve({ accessToken: tokens.shift() ?? '', refreshToken });
    const cookie = `fr_access=${await fixture.accessToken({ sid, sub })}; fr_refresh=outdated`;
    const { answer } = await ask(fixture.url, '{ asker }', { headers: { cookie } });
    expect(askerOf(answer).viewer.accountId).toBe(sub);
  });

  test('is renewed once with the refresh cookie, for all requests that bring it', async () => {
    const accountId = newId();
    const accessToken = await fixture.accessToken({ sub: accountId });
    rotate = () => Promise.resolve({ accessToken, refreshToken: 'next' });
    const headers = { cookie: 'fr_refresh=one' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask(fixture.url, '{ asker }', { headers })),
    );
    expect(rotations).toEqual(['one']);
    for (const { answer, cookies } of answers) {
      expect(askerOf(answer).viewer.accountId).toBe(accountId);
      expect(cookies).toEqual([
        `fr_access=${accessToken}; Path=/; HttpOnly; SameSite=Lax; Max-Age=900`,
        'fr_refresh=next; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800',
      ]);
    }
  });

  test('is anonymous, and rid of its cookies, when the session is over', async () => {
    rotate = () => Promise.resolve(null);
    const { answer, cookies } = await ask(fixture.url, '{ asker }', {
      headers: { cookie: 'fr_access=old; fr_refresh=two' },
    });
    expect(askerOf(answer).viewer).toEqual({ kind: 'anonymous' });
    expect(cookies.map((cookie) => cookie.split(';')[0])).toEqual(['fr_access=', 'fr_refresh=']);
  });

  test('is not taken for anonymous while identity cannot say', async () => {
    rotate = () => Promise.reject(new Error('connection refused'));
    const headers = { cookie: 'fr_refresh=three' };
    const { status, answer, cookies } = await ask(fixture.url, '{ asker }', { headers });
    expect([status, codesOf(answer), cookies]).toEqual([503, ['UNAVAILABLE'], []]);
    rotate = async () => ({ accessToken: await fixture.accessToken(), refreshToken: 'next' });
    expect((await ask(fixture.url, '{ asker }', { headers })).status).toBe(200);
  });

  test("gets a subgraph's cookies", async () => {
    const { cookies } = await ask(fixture.url, 'mutation { buy }');
    expect(cookies).toEqual(['basket=full; Path=/']);
  });
});

describe('pages of others', () => {
  const cookieOf = async () => `fr_access=${await fixture.accessToken()}`;

  test("change nothing with somebody's cookies", async () => {
    const headers = { cookie: await cookieOf(), origin: 'http://evil.example' };
    const { status, answer } = await ask(fixture.url, 'mutation { buy }', { headers });
    expect([status, codesOf(answer)]).toEqual([403, ['FORBIDDEN']]);
  });

  test.each([[PUBLIC_URL], [undefined]])('from origin %s change as asked', async (origin) => {
    const headers = { cookie: await cookieOf(), ...(origin && { origin }) };
    const { answer } = await ask(fixture.url, 'mutation { buy }', { headers });
    expect(answer.data).toEqual({ buy: true });
  });

  test('cannot send a form', async () => {
    const response = await fetch(fixture.url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { buy }' }),
    });
    expect(response.status).toBe(400);
    expect(codesOf((await response.json()) as Answer)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('limits', () => {
  const deep = (levels: number) =>
    `{ __type(name: "Book") { ${'ofType { '.repeat(levels)} name ${'} '.repeat(levels)} } }`;

  test.each([
    ['depth', deep(20), { limit: 'depth', max: 12, found: 22 }],
    [
      'aliases',
      `{ ${Array.from({ length: 25 }, (_, i) => `a${i}: asker`).join(' ')} }`,
      { limit: 'aliases', max: 20, found: 25 },
    ],
    [
      'directives',
      `{ ${'asker @include(if: true) '.repeat(25)} }`,
      { limit: 'directives', max: 20, found: 25 },
    ],
    ['tokens', `{ ${'asker '.repeat(1_001)} }`, { limit: 'tokens', max: 1_000 }],
    [
      'cost',
      '{ books(first: 6000) { author { name } } }',
      { limit: 'cost', max: 5_000, found: 6_001 },
    ],
  ])('refuses too much %s, naming the limit', async (_what, query, params) => {
    const { status, answer } = await ask(fixture.url, query);
    expect(status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.at(-1)?.extensions).toEqual({ code: 'BAD_USER_INPUT', params });
  });

  test('count what a variable asks for, and hide nothing in fragments', async () => {
    const query = `query ($first: Int!) { ...a } fragment a on Query { books(first: $first) { author { name } } }`;
    const { answer } = await ask(fixture.url, query, { variables: { first: 9_999 } });
    expect(answer.errors?.[0]?.extensions?.['params']).toEqual({
      limit: 'cost',
      max: 5_000,
      found: 10_000,
    });
  });

  test('refuse several operations in one request', async () => {
    const response = await fetch(fixture.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ asker }' }, { query: '{ asker }' }]),
    });
    expect(codesOf((await response.json()) as Answer)).toEqual(['BAD_USER_INPUT']);
  });

  test('refuse a body beyond 8 MB', async () => {
    const { status, answer } = await ask(fixture.url, '{ asker }', {
      variables: { csv: 'x'.repeat(8 * 1024 * 1024) },
    });
    expect([status, codesOf(answer)]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
  });

  test('let a start list of some megabytes through', async () => {
    const { answer } = await ask(fixture.url, '{ asker }', {
      variables: { csv: 'x'.repeat(4 * 1024 * 1024) },
    });
    expect(askerOf(answer).viewer.kind).toBe('anonymous');
  });
});

describe('the words of a refusal', () => {
  test.each([
    ['a field that does not exist', '{ boks(first: 1) { id } }', undefined],
    ['no GraphQL at all', 'hello', undefined],
    ['a variable of another type', 'query ($n: Int!) { books(first: $n) { id } }', { n: 'many' }],
    ['a missing variable', 'query ($n: Int!) { books(first: $n) { id } }', {}],
  ])('say what is wrong with %s and suggest nothing', async (_what, query, variables) => {
    const { answer } = await ask(fixture.url, query, { variables });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(JSON.stringify(answer)).not.toMatch(/did you mean/i);
  });

  test('send subscriptions to the socket', async () => {
    const { answer } = await ask(fixture.url, 'subscription { sales(shelf: "a") { total } }');
    expect(answer.errors?.[0]?.message).toContain('WebSocket');
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(fixture.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.status, codesOf((await response.json()) as Answer)]).toEqual([
      400,
      ['BAD_USER_INPUT'],
    ]);
  });

  test('shows the schema to whoever asks', async () => {
    const { answer } = await ask(fixture.url, '{ __schema { queryType { name } } }');
    expect(answer.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

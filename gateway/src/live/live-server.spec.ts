import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { ExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Fixture, PUBLIC_URL, startFixture } from '../fixture/fixture.ts';

const SALES = 'subscription ($shelf: String!) { sales(shelf: $shelf) { total sold { id } } }';

let fixture: Fixture;
const clients: Client[] = [];

beforeAll(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  await until(() => fixture.shelf.readers.size === 0);
});
afterAll(() => fixture.stop());

/** Waits for what a real socket brings about somewhere else. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

interface ConnectOptions {
  headers?: Record<string, string>;
  params?: Record<string, unknown>;
  retryAttempts?: number;
  on?: NonNullable<Parameters<typeof createClient>[0]['on']>;
}

function connect({ headers, params, retryAttempts = 0, on }: ConnectOptions = {}): Client {
  class SocketWithHeaders extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  }
  const client = createClient({
    url: fixture.wsUrl,
    webSocketImpl: SocketWithHeaders,
    connectionParams: params,
    retryAttempts,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    on,
  });
  clients.push(client);
  return client;
}

/** Subscribes and says how it went: items, and in `ended` why it ended. */
function listen(
  client: Client,
  query = SALES,
  variables: Record<string, unknown> = { shelf: 'a' },
) {
  const items: ExecutionResult[] = [];
  let unsubscribe = (): void => undefined;
  const ended = new Promise<unknown>((resolve) => {
    unsubscribe = client.subscribe(
      { query, variables },
      {
        next: (item) => items.push(item as ExecutionResult),
        error: resolve,
        complete: () => resolve('complete'),
      },
    );
  });
  return { items, ended, unsubscribe };
}

const closeOf = async (ended: Promise<unknown>) => {
  const { code, reason } = (await ended) as { code: number; reason: string };
  return { code, reason };
};

describe('a subscription over several subgraphs', () => {
  test('brings what its own subgraph says and what another knows of it', async () => {
    const { items } = listen(
      connect(),
      `subscription Live($shelf: String!, $unused: Boolean = true) {
        news: sales(shelf: $shelf) { ...s ... @include(if: $unused) { __typename } }
      }
      fragment s on Sale { sum: total sold { id author { name } } }`,
    );
    await until(() => fixture.shelf.readers.size === 1);
    fixture.shelf.sell(7, 'emma');
    await until(() => items.length === 1);
    fixture.shelf.sell(8);
    await until(() => items.length === 2);
    expect(items).toEqual([
      {
        data: {
          news: {
            __typename: 'Sale',
            sum: 7,
            sold: [{ id: 'emma', author: { name: 'name of author-of-emma' } }],
          },
        },
      },
      { data: { news: { __typename: 'Sale', sum: 8, sold: [] } } },
    ]);
  });

  test('leaves nobody listening once unsubscribed, also while nothing comes', async () => {
    const client = connect();
    const subscriptions = Array.from({ length: 3 }, () => listen(client));
    await until(() => fixture.shelf.readers.size === 3);
    subscriptions.forEach(({ unsubscribe }) => unsubscribe());
    await until(() => fixture.shelf.readers.size === 0);
  });

  test('leaves nobody listening when the client vanishes', async () => {
    let socket: WebSocket | undefined;
    listen(connect({ on: { opened: (opened) => (socket = opened as WebSocket) } }));
    await until(() => fixture.shelf.readers.size === 1);
    socket?.terminate();
    await until(() => fixture.shelf.readers.size === 0);
  });

  test('goes on by itself after its subgraph restarted', async () => {
    const { items } = listen(connect({ retryAttempts: 200 }));
    await until(() => fixture.shelf.readers.size === 1);
    fixture.shelf.sell(1);
    await until(() => items.length === 1);
    await fixture.shop.stop();
    await fixture.shop.start();
    await until(() => fixture.shelf.readers.size === 1);
    fixture.shelf.sell(2);
    await until(() => items.length === 2);
    expect(items.map(({ data }) => (data as { sales: object }).sales)).toEqual([
      { total: 1, sold: [] },
      { total: 2, sold: [] },
    ]);
  });

  test('closes the socket when its subgraph ends it, so that the client notices', async () => {
    const { ended } = listen(connect());
    await until(() => fixture.shelf.readers.size === 1);
    fixture.shelf.readers.forEach((reader) => reader.close());
    expect(await closeOf(ended)).toEqual({ code: 1012, reason: expect.stringContaining('shop') });
  });

  test('gives the rest of an item when another subgraph is down', async () => {
    const { items } = listen(
      connect(),
      'subscription { sales(shelf: "a") { sold { id author { name } } } }',
    );
    await until(() => fixture.shelf.readers.size === 1);
    await fixture.people.stop();
    fixture.shelf.sell(1, 'emma');
    await until(() => items.length === 1);
    await fixture.people.start();
    expect(items[0]).toEqual({
      data: { sales: { sold: [{ id: 'emma', author: null }] } },
      errors: [
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE' }) }),
      ],
    });
  });

  test.each([
    ['what its subgraph refuses', SALES, { shelf: 'none' }, 'NOT_FOUND'],
    ['an unknown field', 'subscription { sails }', {}, 'BAD_USER_INPUT'],
    ['broken syntax', 'subscription {', {}, 'BAD_USER_INPUT'],
    ['a missing variable', SALES, {}, 'BAD_USER_INPUT'],
    ['too many tokens', `subscription { ${'x '.repeat(1_001)} }`, {}, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, query, variables, code) => {
    const [error] = (await listen(connect(), query, variables).ended) as {
      message: string;
      extensions: object;
    }[];
    expect(error?.extensions).toMatchObject({ code });
    expect(error?.message).not.toMatch(/did you mean/i);
  });

  test('queries and mutations are answered as over HTTP', async () => {
    const { items, ended } = listen(connect(), '{ books(first: 1) { author { name } } }', {});
    expect(await ended).toBe('complete');
    expect(items).toEqual([{ data: { books: [{ author: { name: 'name of author-of-0' } }] } }]);
    const broken = listen(connect(), '{ broken }', {});
    await broken.ended;
    expect(broken.items[0]?.errors?.[0]?.message).toBe('Something went wrong on our side');
  });
});

describe('who opens a socket', () => {
  const asker = async (client: Client) => {
    const { items, ended } = listen(client, '{ asker }', {});
    await ended;
    const { viewer } = JSON.parse(String(items[0]?.data?.['asker'])) as {
      viewer: { kind: string; accountId?: string };
    };
    return viewer;
  };

  test('is anonymous without a token', async () => {
    expect(await asker(connect())).toEqual({ kind: 'anonymous' });
  });

  test.each([
    ['the cookie', (token: string) => ({ headers: { cookie: `fr_access=${token}` } })],
    [
      "the web's cookie",
      (token: string) => ({
        headers: { cookie: `fr_access=${token}`, origin: PUBLIC_URL },
      }),
    ],
    ['a bearer', (token: string) => ({ params: { authorization: `Bearer ${token}` } })],
  ])('is the account of %s', async (_what, options) => {
    const accountId = newId();
    const token = await fixture.accessToken({ sub: accountId });
    expect(await asker(connect(options(token)))).toMatchObject({ accountId });
  });

  test.each([
    ['with cookies', 403],
    ['without cookies', 101],
  ])('from a page of others %s is answered %d', async (what, status) => {
    const cookie = what === 'with cookies' && `fr_access=${await fixture.accessToken()}`;
    const socket = new WebSocket(fixture.wsUrl, 'graphql-transport-ws', {
      headers: { origin: 'http://evil.example', ...(cookie && { cookie }) },
    });
    const answered = await new Promise((resolve) => {
      socket.on('open', () => resolve(101));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    socket.on('error', () => undefined); // closed before it was open
    socket.terminate();
    expect(answered).toBe(status);
  });

  test.each([
    ['a bearer token is no good', { params: { authorization: 'Bearer made-up' } }],
    ['the cookies want renewal', { headers: { cookie: 'fr_refresh=one' } }],
    ['the access cookie is no good', { headers: { cookie: 'fr_access=made-up' } }],
  ])('is sent to renew the session when %s', async (_what, options) => {
    expect((await closeOf(listen(connect(options)).ended)).code).toBe(4403);
  });

  test('is sent away when the session is revoked', async () => {
    const sid = newId();
    const token = await fixture.accessToken({ sid });
    const { ended } = listen(connect({ params: { authorization: `Bearer ${token}` } }));
    const other = listen(connect());
    await until(() => fixture.shelf.readers.size === 2);
    fixture.revoke(sid);
    expect((await closeOf(ended)).code).toBe(4441);
    await until(() => fixture.shelf.readers.size === 1);
    fixture.shelf.sell(1);
    await until(() => other.items.length === 1);
  });

  test('is sent to renew the session when its rights changed, unless it knows them', async () => {
    const sid = newId();
    const open = async (ver: number) =>
      listen(
        connect({
          params: { authorization: `Bearer ${await fixture.accessToken({ sid, ver })}` },
        }),
      );
    const before = await open(3);
    await open(4);
    await until(() => fixture.shelf.readers.size === 2);
    fixture.outdate(sid, 4);
    expect((await closeOf(before.ended)).code).toBe(4444);
    await until(() => fixture.shelf.readers.size === 1);
  });

  test('is sent to renew the session when the token ends', async () => {
    const token = await fixture.accessToken({}, 1);
    const { ended } = listen(connect({ params: { authorization: `Bearer ${token}` } }));
    expect((await closeOf(ended)).code).toBe(4440);
  });

  test('has five sockets at most, again after closing one', async () => {
    const token = await fixture.accessToken();
    const open = () => connect({ params: { authorization: `Bearer ${token}` } });
    const five = Array.from({ length: 5 }, open);
    five.forEach((client) => listen(client));
    await until(() => fixture.shelf.readers.size === 5);
    expect((await closeOf(listen(open()).ended)).code).toBe(4442);
    await five[0]?.dispose();
    await until(() => fixture.shelf.readers.size === 4);
    listen(open());
    await until(() => fixture.shelf.readers.size === 5);
  });

  test('has ten subscriptions on a socket at most', async () => {
    const client = connect();
    const ten = Array.from({ length: 10 }, () => listen(client));
    await until(() => fixture.shelf.readers.size === 10);
    expect(await listen(client).ended).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'RATE_LIMITED' }) }),
    ]);
    ten[0]?.unsubscribe();
    await until(() => fixture.shelf.readers.size === 9);
    listen(client);
    await until(() => fixture.shelf.readers.size === 10);
  });
});

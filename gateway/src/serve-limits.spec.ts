import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { issueVisitorMark } from '@focus-racer/contracts/visitor-mark';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import {
  type Answer,
  type Fixture,
  OUR_OPERATION,
  startFixture,
  WEB_TOKEN,
} from './fixture/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture(undefined, { rateScale: 1 });
});
afterAll(() => fixture.stop());

const FOREIGN = { query: '{ asker }' };
const OURS = {
  extensions: { persistedQuery: { version: 1, sha256Hash: OUR_OPERATION.hash } },
};

async function post(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(fixture.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    answer: (await response.json()) as Answer,
  };
}

/** Whom the web says to ask for. */
let addresses = 0;
const from = (address = `192.0.2.${(addresses += 1)}`) => ({
  'x-focus-web': WEB_TOKEN,
  'x-forwarded-for': address,
});
const bearer = async (sub = newId()) => ({
  authorization: `Bearer ${await fixture.accessToken({ sub })}`,
});

async function times(count: number, body: object, headers: Record<string, string>) {
  const answers = [];
  for (let asked = 0; asked < count; asked += 1) answers.push(await post(body, headers));
  return answers.map(({ status }) => status).filter((status) => status === 200).length;
}

describe('foreign operations', () => {
  test('are 20 a minute from an address; the answer says what is left and when to come again', async () => {
    const here = from();
    const first = await post(FOREIGN, here);
    expect(first.headers.get('ratelimit-policy')).toBe('"anonymous";q=20;w=60');
    expect(first.headers.get('ratelimit')).toBe('"anonymous";r=19;t=60');
    expect(first.headers.get('retry-after')).toBeNull();
    expect(await times(25, FOREIGN, here)).toBe(19);
    const refused = await post(FOREIGN, here);
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit')).toMatch(/^"anonymous";r=0;t=\d+$/);
    expect(refused.answer.errors?.[0]?.extensions).toEqual({
      code: 'RATE_LIMITED',
      params: { limit: 'anonymous', max: 20, retryAfterSeconds: retryAfter },
    });
    expect((await post(FOREIGN, from())).status).toBe(200);
  });

  test('are 100 a minute of an account, wherever it is, in however many sessions', async () => {
    const sub = newId();
    const sessions = [await bearer(sub), await bearer(sub)] as const;
    expect(await times(60, FOREIGN, { ...from(), ...sessions[0] })).toBe(60);
    expect(await times(60, FOREIGN, { ...from(), ...sessions[1] })).toBe(40);
    expect((await post(FOREIGN, await bearer())).status).toBe(200);
  });

  test('are 100 a minute of a key, also when they are named like ours', async () => {
    const { secret } = fixture.keys.issue();
    const headers = { ...from(), authorization: `Bearer ${secret}` };
    expect(await times(60, FOREIGN, headers)).toBe(60);
    expect(await times(60, OURS, headers)).toBe(40);
  });

  test('count more the more they cost', async () => {
    const here = from();
    const query = '{ books(first: 2400) { author { id } } }';
    const { headers } = await post({ query }, here);
    expect(headers.get('ratelimit')).toBe('"anonymous";r=15;t=60');
  });

  test('count also when they are no good', async () => {
    const here = from();
    for (const query of ['{ nothing }', 'no GraphQL']) await post({ query }, here);
    expect((await post(FOREIGN, here)).headers.get('ratelimit')).toBe('"anonymous";r=17;t=60');
  });

  test('of one IPv6 network count together', async () => {
    expect(await times(15, FOREIGN, from('2001:db8:1:2::a'))).toBe(15);
    expect(await times(15, FOREIGN, from('2001:db8:1:2:ffff::b'))).toBe(5);
  });
});

describe("our web's operations", () => {
  const visitor = () => ({ cookie: `fr_visitor=${issueVisitorMark(WEB_TOKEN, Date.now())}` });

  test('are 120 a minute of a visitor, of many at one address', async () => {
    const here = from();
    const [ana, ben] = [visitor(), visitor()];
    const first = await post(OURS, { ...here, ...ana });
    expect(first.answer.data).toEqual({ books: [{ id: '0' }] });
    expect(first.headers.get('ratelimit-policy')).toBe(
      '"visitor";q=120;w=60, "address";q=6000;w=60',
    );
    expect(await times(125, OURS, { ...here, ...ana })).toBe(119);
    expect(await times(3, OURS, { ...here, ...ben })).toBe(3);
  });

  test('are 120 a minute of a session', async () => {
    const token = await bearer();
    expect(await times(125, OURS, { ...from(), ...token })).toBe(120);
  });

  test('without a cookie, or with one made up, count for the address', async () => {
    const here = from();
    expect(await times(60, OURS, here)).toBe(60);
    const forged = { cookie: `fr_visitor=${issueVisitorMark('somebody else', Date.now())}` };
    expect(await times(70, OURS, { ...here, ...forged })).toBe(60);
  });

  test('are not those that only look like ours', async () => {
    const here = { ...from(), ...visitor() };
    const named = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
    expect(await times(15, { query: OUR_OPERATION.text }, here)).toBe(15);
    expect(await times(15, { query: OUR_OPERATION.text, extensions: named }, here)).toBe(5);
    const unknown = await post({ extensions: named }, here);
    expect(unknown.status).toBe(400);
  });
});

describe('where somebody is', () => {
  test('is not what they say', async () => {
    const statuses = [];
    for (let asked = 0; asked < 25; asked += 1) {
      const forged = { 'x-forwarded-for': `198.51.100.${asked}`, 'x-focus-web': 'a guess' };
      statuses.push((await post(FOREIGN, forged)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  });
});

test('guessing credentials is limited', async () => {
  const here = from();
  const guess = { ...here, authorization: 'Bearer fr_live_guessed' };
  const statuses = [];
  for (let asked = 0; asked < 22; asked += 1) statuses.push((await post(FOREIGN, guess)).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect(statuses.slice(20)).toEqual([429, 429]);
});

describe('on a socket', () => {
  function open(headers: Record<string, string>, connectionParams: Record<string, unknown> = {}) {
    class Socket extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers });
      }
    }
    const client = createClient({
      url: fixture.wsUrl,
      webSocketImpl: Socket,
      connectionParams,
      retryAttempts: 0,
    });
    const ask = (payload: object) =>
      new Promise<unknown>((resolve) => {
        client.subscribe(
          { query: '', ...payload },
          { next: resolve, error: resolve, complete: () => undefined },
        );
      });
    return { ask, dispose: () => client.dispose() };
  }

  test('the same limits hold, told by the error alone', async () => {
    const here = from();
    await times(18, FOREIGN, here);
    const { ask, dispose } = open(here);
    expect(await ask(FOREIGN)).toHaveProperty('data.asker');
    expect(await ask({ query: 'subscription { sales(shelf: "none") { total } }' })).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_FOUND' }) }),
    ]);
    expect(await ask(FOREIGN)).toEqual([
      expect.objectContaining({
        extensions: {
          code: 'RATE_LIMITED',
          params: { limit: 'anonymous', max: 20, retryAfterSeconds: expect.any(Number) },
        },
      }),
    ]);
    expect(await ask(OURS)).toEqual({ data: { books: [{ id: '0' }] } });
    await dispose();
  });

  test('a key opens it and its end closes it', async () => {
    const key = fixture.keys.issue(new Date(Date.now() + 40 * 86_400_000));
    const { ask, dispose } = open(from(), { authorization: `Bearer ${key.secret}` });
    const { data } = (await ask(FOREIGN)) as { data: { asker: string } };
    expect(JSON.parse(data.asker)).toMatchObject({ viewer: { kind: 'apiKey', keyId: key.keyId } });
    const listening = ask({ query: 'subscription { sales(shelf: "a") { total } }' });
    while (fixture.shelf.readers.size === 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
    fixture.keys.revoke(key);
    expect(await listening).toMatchObject({ code: 4445 });
    await dispose();
    const again = open(from(), { authorization: `Bearer ${key.secret}` });
    expect(await again.ask(FOREIGN)).toMatchObject({ code: 4403 });
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { issueVisitorMark } from '@focus-racer/contracts/visitor-mark';
import pg from 'pg';
import { newPhotographer } from './people.ts';
import { type Answer, bearer } from './public-client.ts';
import { type Part, startWholeGraph, WEB_TOKEN, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let other: Part;
let doors: [string, string];

beforeAll(async () => {
  graph = await startWholeGraph({ rateLimitScale: 1 });
  other = await graph.openGateway();
  doors = [graph.url, `${other.url}/graphql`];
});
afterAll(async () => {
  await other.stop();
  await graph.stop();
});

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer;
  return { status: response.status, headers: response.headers, answer };
}

let addresses = 0;
const from = (address = `198.51.100.${(addresses += 1)}`) => ({
  'x-focus-web': WEB_TOKEN,
  'x-forwarded-for': address,
});
const FOREIGN = { query: '{ me { id } }' };
const OURS = ourOperation('Me');

function ourOperation(name: string, variables: object = {}) {
  const file = new URL('../../gateway/persisted-operations.json', import.meta.url);
  const texts = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const text = texts.find((one) => new RegExp(`(query|mutation) ${name}\\b`).test(one)) ?? '';
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } };
}

/** Asks at both doors in turn, five at a time; answers how often it was let in. */
async function admitted(count: number, body: object, headers: Record<string, string>) {
  const statuses: number[] = [];
  for (let asked = 0; asked < count; asked += 5) {
    const some = Array.from({ length: Math.min(5, count - asked) }, (_, index) =>
      post(doors[index % 2] ?? graph.url, body, headers),
    );
    statuses.push(...(await Promise.all(some)).map(({ status }) => status));
  }
  return statuses.filter((status) => status === 200).length;
}

describe('two gateways agree', () => {
  test('that nobody in particular has 20 a minute', async () => {
    const here = from();
    expect(await admitted(50, FOREIGN, here)).toBe(20);
    const { status, headers, answer } = await post(graph.url, FOREIGN, here);
    const seconds = Number(headers.get('retry-after'));
    expect([status, seconds > 0 && seconds <= 60]).toEqual([429, true]);
    expect(headers.get('ratelimit-policy')).toBe('"anonymous";q=20;w=60');
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'RATE_LIMITED',
      params: { limit: 'anonymous', max: 20, retryAfterSeconds: seconds },
    });
  });

  test('that an account has 100, and a visitor of our pages 120', async () => {
    const emma = await newPhotographer(graph);
    expect(await admitted(130, FOREIGN, { ...from(), ...bearer(emma.accessToken) })).toBe(100);
    const cookie = `fr_visitor=${issueVisitorMark(WEB_TOKEN, Date.now())}`;
    expect(await admitted(150, OURS, { ...from(), cookie })).toBe(120);
  });
});

test('a restart forgets nothing', async () => {
  const here = from();
  expect(await admitted(15, FOREIGN, here)).toBe(15);
  await graph.gateway.stop();
  await graph.gateway.start();
  const { headers } = await post(graph.url, FOREIGN, here);
  expect(headers.get('ratelimit')).toMatch(/^"anonymous";r=4;t=\d+$/);
  expect(await admitted(20, FOREIGN, here)).toBe(4);
});

test('what is kept of people and networks says nothing about them', async () => {
  await post(graph.url, FOREIGN, from('203.0.113.77'));
  const database = new pg.Client({ connectionString: graph.adminUrl });
  await database.connect();
  const { rows } = await database.query<{ key: string }>('select key from gateway.rate_limit');
  await database.end();
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^\w+:[\w-]{43}$/);
});

test('nobody is elsewhere by saying so', async () => {
  const statuses = [];
  for (let asked = 0; asked < 24; asked += 1) {
    const forged = { 'x-forwarded-for': `203.0.113.${asked}`, 'x-focus-web': 'not its token' };
    statuses.push((await post(graph.url, FOREIGN, forged)).status);
  }
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20);
  expect(statuses.at(-1)).toBe(429);
});

describe('buckets of their own', () => {
  const login = (email: string) => ({
    query: 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }',
    variables: { input: { email, password: 'a wrong password' } },
  });

  test('guesses at one address of mail end, and strangers elsewhere do not end them', async () => {
    const email = `${newId()}@people.example`;
    const here = from();
    const kinds = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const spelled = guess % 2 ? email.toUpperCase() : ` ${email}`;
      const { answer } = await post(graph.url, login(spelled), here);
      kinds.push(answer.errors?.[0]?.extensions?.['params']);
    }
    expect(kinds.slice(0, 10)).toEqual(Array(10).fill(undefined));
    expect(kinds.slice(10)).toEqual(
      Array(2).fill(expect.objectContaining({ limit: 'loginByEmail', max: 10 })),
    );
    expect((await post(graph.url, login(email), from())).status).toBe(200);
  });

  test('many guesses in one operation are as many', async () => {
    const query = `mutation { ${Array.from(
      { length: 12 },
      (_, index) =>
        `a${index}: login(input: { email: "x@y.example", password: "p" }) { __typename }`,
    ).join(' ')} }`;
    const { status, answer } = await post(graph.url, { query }, from());
    expect([status, answer.errors?.[0]?.extensions?.['params']]).toEqual([
      429,
      expect.objectContaining({ limit: 'loginByEmail' }),
    ]);
  });

  test('mails to one address are few, wherever they are asked for', async () => {
    const email = `${newId()}@people.example`;
    const body = {
      query: 'mutation ($email: String!) { requestPasswordReset(email: $email) }',
      variables: { email },
    };
    const statuses = [];
    for (let asked = 0; asked < 7; asked += 1) {
      statuses.push((await post(graph.url, body, from())).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  test('so are reports of photos that mail it', async () => {
    const input = {
      photoId: newId(),
      reason: 'OTHER',
      email: `${newId()}@people.example`,
      language: 'en',
    };
    const body = {
      query: 'mutation ($input: ReportPhotoInput!) { reportPhoto(input: $input) { reference } }',
      variables: { input },
    };
    const statuses = [];
    for (let asked = 0; asked < 21; asked += 1) {
      statuses.push((await post(graph.url, body, from())).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
  });
});

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createAccount } from '@focus-racer/contracts';
import type { Client } from 'graphql-ws';
import { codeAt, enrolSecondFactor } from '../enrol-second-factor.ts';
import { connect, listen, until } from './live-client.ts';
import { newEvent, newPhotographer, type Person, signIn } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { PUBLIC_URL, startWholeGraph, type WholeGraph } from './whole-graph.ts';

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  __typename ... on SecondFactorRequired { challenge methods }
} }`;
const COMPLETE = `mutation ($challenge: String!, $code: String!) {
  completeSignIn(challenge: $challenge, code: $code) {
    __typename ... on LoginSuccess { accessToken }
  }
}`;
const AUDIT = '{ auditLog(first: 1) { edges { cursor } } }';
const NEEDS = '{ me { adminNeedsSecondFactor } }';
const PROGRESS = 'subscription ($eventId: ID!) { eventProgress(eventId: $eventId) { version } }';

let graph: WholeGraph;
const sockets: Client[] = [];

beforeAll(async () => {
  graph = await startWholeGraph();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.dispose();
});
afterAll(() => graph.stop());

interface Step {
  __typename: string;
  challenge: string;
  methods: string[];
  accessToken: string;
}

async function logIn(email: string): Promise<Step> {
  const { data } = await ask<{ login: Step }>(graph.url, LOGIN, {
    input: { email, password: 'a long password for tests' },
  });
  return data!.login;
}

async function complete(challenge: string, code: string): Promise<Step> {
  const { data } = await ask<{ completeSignIn: Step }>(graph.url, COMPLETE, { challenge, code });
  return data!.completeSignIn;
}

const asked = (query: string, accessToken: string) =>
  ask(graph.url, query, {}, bearer(accessToken));
const enrol = (person: Person) =>
  enrolSecondFactor((document, variables) => person.ask(document, variables));

test('an administrator without a second factor is refused, and told why', async () => {
  const admin = await newPhotographer(graph, true);
  expect((await asked(AUDIT, admin.accessToken)).errors).toBeUndefined();
  await graph.internal.ask(createAccount, {
    email: 'bare@people.example',
    password: 'a long password for tests',
    displayName: 'Bare',
    organizationKind: null,
    admin: true,
    language: 'fr',
  });
  const bare = await signIn(graph, 'bare@people.example');
  expect(codesOf(await asked(AUDIT, bare.accessToken))).toEqual(['FORBIDDEN']);
  expect((await asked(NEEDS, bare.accessToken)).data).toEqual({
    me: { adminNeedsSecondFactor: true },
  });
  expect((await asked(NEEDS, admin.accessToken)).data).toEqual({
    me: { adminNeedsSecondFactor: false },
  });
});

test('adding one raises the session: its old token is worth nothing, its cookies go on', async () => {
  const emma = await newPhotographer(graph);
  const { cookies, accessToken } = await signIn(graph, emma.email);
  const { id } = await newEvent(emma);
  const socket = connect(graph.url, { authorization: `Bearer ${accessToken}` });
  sockets.push(socket);
  const { items, ended } = listen(socket, PROGRESS, { eventId: id });
  await until(() => items.length > 0);

  const jar = new Map(cookies.map((one) => [one.split('=')[0], one.split(';')[0]]));
  const withCookies = () => ({ cookie: [...jar.values()].join('; '), origin: PUBLIC_URL });
  await enrolSecondFactor(async <T>(query: string, variables: object = {}) => {
    const answer = await ask<T>(graph.url, query, variables, withCookies());
    answer.cookies.forEach((one) => jar.set(one.split('=')[0], one.split(';')[0]));
    return answer.data!;
  });
  expect(((await ended) as { code: number }).code).toBe(4444);
  await until(async () => (await asked('{ me { id } }', accessToken)).status === 401);
  const next = await ask(graph.url, '{ me { id } }', {}, withCookies());
  expect([next.data, next.cookies]).toEqual([{ me: { id: emma.accountId } }, []]);
  const stale = { ...withCookies(), cookie: cookies.map((one) => one.split(';')[0]).join('; ') };
  const renewed = await ask(graph.url, '{ me { id } }', {}, stale);
  expect(renewed.data).toEqual({ me: { id: emma.accountId } });
  expect(renewed.cookies).toHaveLength(2);
  await until(async () => (await asked('{ me { id } }', emma.accessToken)).status === 401);
});

test('a code of the app is good for one sign-in, and a recovery code too', async () => {
  const emma = await newPhotographer(graph);
  const { secret, recoveryCodes } = await enrol(emma);
  const [one, two] = [await logIn(emma.email), await logIn(emma.email)];
  expect(one).toMatchObject({
    __typename: 'SecondFactorRequired',
    methods: ['TOTP', 'RECOVERY_CODE'],
  });
  const code = codeAt(secret);
  const opened = await complete(one.challenge, code);
  expect((await asked('{ me { id } }', opened.accessToken)).data).toEqual({
    me: { id: emma.accountId },
  });
  expect((await complete(two.challenge, code)).__typename).toBe('WrongCodeError');
  const recovery = recoveryCodes[0]!;
  expect((await complete(two.challenge, recovery)).__typename).toBe('LoginSuccess');
  const three = await logIn(emma.email);
  expect((await complete(three.challenge, recovery)).__typename).toBe('WrongCodeError');
});

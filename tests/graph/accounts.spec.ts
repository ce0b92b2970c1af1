import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import pg from 'pg';
import { mailsTo } from './mails.ts';
import { beginSorting, endSorting, newEvent, newPhotographer, type Person } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
beforeAll(async () => {
  graph = await startWholeGraph();
});
afterAll(() => graph.stop());

const PASSWORD = 'a long password for tests';
const newAddress = () => `${newId()}@people.example`;

type Variables = Record<string, [type: string, value: unknown]>;

/** One mutation with its arguments as variables. */
async function mutate<T = { __typename: string }>(
  field: string,
  variables: Variables,
  selection: string,
  headers: Record<string, string> = {},
) {
  const names = Object.keys(variables);
  const declared = names.map((name) => `$${name}: ${variables[name]?.[0] ?? ''}`);
  const given = names.map((name) => `${name}: $${name}`);
  const answer = await ask<Record<string, T>>(
    graph.url,
    `mutation (${declared.join(', ')}) { ${field}(${given.join(', ')}) ${selection} }`,
    Object.fromEntries(names.map((name) => [name, variables[name]?.[1]])),
    headers,
  );
  return { ...answer, value: answer.data?.[field] };
}

const signUp = (wishes: Record<string, unknown> = {}) => {
  const input = { email: newAddress(), password: PASSWORD, displayName: 'Ana', language: 'en' };
  return mutate('signUp', { input: ['SignUpInput!', { ...input, ...wishes }] }, '{ __typename }');
};
const logIn = (email: string, password = PASSWORD) =>
  mutate<{ __typename: string; accessToken?: string }>(
    'login',
    { input: ['LoginInput!', { email, password }] },
    '{ __typename ... on LoginSuccess { accessToken } }',
  );
const verify = (token: string) =>
  mutate('verifyEmail', { token: ['String!', token] }, '{ __typename }');
const reset = (token: string, newPassword: string) =>
  mutate(
    'resetPassword',
    { token: ['String!', token], newPassword: ['String!', newPassword] },
    '{ __typename }',
  );
const close = ({ accessToken }: Person) =>
  mutate(
    'closeAccount',
    { password: ['String!', PASSWORD] },
    '{ __typename }',
    bearer(accessToken),
  );
interface Edge {
  node: { kind: string; accountId: string; state: string };
}

async function anHourPasses(accountId: string): Promise<void> {
  const database = new pg.Client({ connectionString: graph.adminUrl });
  await database.connect();
  await database.query(
    `update identity.mail_token set expires_at = expires_at - interval '1 hour' where account_id = $1`,
    [accountId],
  );
  await database.end();
}

/** All that a stranger sees of an answer. */
const asSeen = ({ status, cookies, errors, data }: Awaited<ReturnType<typeof signUp>>) => ({
  status,
  cookies,
  errors,
  data,
});

test('from sign-up by the mailed link to a session that may create an event', async () => {
  const email = newAddress();
  const organization = { kind: 'ORGANIZER', name: 'Course du lac', country: 'FR' };
  expect((await signUp({ email, organization })).value?.__typename).toBe('SignUpReceived');
  expect((await logIn(email)).value?.__typename).toBe('EmailNotVerifiedError');
  const [mail] = await mailsTo(graph, email);
  expect((await verify(mail?.token ?? '')).value?.__typename).toBe('EmailVerified');
  const { value } = await logIn(email);
  const { data } = await ask<{ me: { admin: boolean; memberships: { role: string }[] } }>(
    graph.url,
    '{ me { admin memberships { role organization { kind } } } }',
    {},
    bearer(value?.accessToken ?? ''),
  );
  expect(data?.me).toEqual({
    admin: false,
    memberships: [{ role: 'OWNER', organization: { kind: 'ORGANIZER' } }],
  });
});

describe('an unknown and a known address are answered alike', () => {
  let known: Person;
  beforeAll(async () => {
    known = await newPhotographer(graph);
  });

  test('at sign-up', async () => {
    const answers = [await signUp({ email: known.email }), await signUp()];
    expect(asSeen(answers[0]!)).toEqual(asSeen(answers[1]!));
    expect((await mailsTo(graph, known.email)).map(({ kind }) => kind)).toEqual(['SIGN_UP_KNOWN']);
  });

  test.each(['requestPasswordReset', 'resendVerification'])('at %s', async (field) => {
    const answers = await Promise.all(
      [known.email, newAddress()].map((email) => mutate(field, { email: ['String!', email] }, '')),
    );
    expect(answers[0]?.data).toEqual({ [field]: true });
    expect(asSeen(answers[0]!)).toEqual(asSeen(answers[1]!));
  });

  test('at login', async () => {
    const answers = [await logIn(known.email, 'another password'), await logIn(newAddress())];
    expect(answers[0]?.value).toEqual({ __typename: 'InvalidCredentialsError' });
    expect(answers[1]?.value).toEqual(answers[0]?.value);
  });

  test('when it is to be the new address of an account', async () => {
    const other = await newPhotographer(graph);
    const request = (newEmail: string) =>
      mutate(
        'requestEmailChange',
        { input: ['RequestEmailChangeInput!', { newEmail, password: PASSWORD }] },
        '{ __typename ... on PendingEmailChange { oldConfirmed newConfirmed } }',
        bearer(other.accessToken),
      );
    const answers = [await request(known.email), await request(newAddress())];
    expect(answers[0]?.data).toEqual(answers[1]?.data);
    expect(answers[0]?.value?.__typename).toBe('PendingEmailChange');
    const kinds = (await mailsTo(graph, known.email)).map(({ kind }) => kind);
    expect(kinds).not.toContain('EMAIL_CHANGE_NEW');
  });
});

describe('a link to reset a password', () => {
  test('is good once, and ends the sessions of before at the gateway', async () => {
    const person = await newPhotographer(graph);
    await mutate('requestPasswordReset', { email: ['String!', person.email] }, '');
    const [mail] = await mailsTo(graph, person.email);
    const token = mail?.token ?? '';
    expect((await reset(token, 'the next long password')).value?.__typename).toBe('PasswordSet');
    expect((await reset(token, 'a third long password')).value?.__typename).toBe('LinkEndedError');
    expect((await logIn(person.email, 'the next long password')).value?.__typename).toBe(
      'LoginSuccess',
    );
    const me = () => ask(graph.url, '{ me { id } }', {}, bearer(person.accessToken));
    while ((await me()).status !== 401); // the bus tells the gateway a moment later
    expect(codesOf(await me())).toEqual(['UNAUTHENTICATED']);
  });

  test('ends after an hour', async () => {
    const person = await newPhotographer(graph);
    await mutate('requestPasswordReset', { email: ['String!', person.email] }, '');
    const [mail] = await mailsTo(graph, person.email);
    await anHourPasses(person.accountId);
    expect((await reset(mail?.token ?? '', 'the next long password')).value?.__typename).toBe(
      'LinkEndedError',
    );
  });
});

describe('a name that would begin a header', () => {
  const INJECTIONS = [
    'Ana\r\nBcc: everybody@people.example',
    'Ana\nContent-Type: text/html',
    'Ana\u0000',
    'Ana\u2028Bcc: x@people.example',
  ];

  test.each(INJECTIONS)('is refused at sign-up: %j', async (name) => {
    expect(codesOf(await signUp({ displayName: name }))).toEqual(['BAD_USER_INPUT']);
    const organization = { kind: 'CLUB', name, country: 'FR' };
    expect(codesOf(await signUp({ organization }))).toEqual(['BAD_USER_INPUT']);
  });

  test.each(INJECTIONS)('is refused in a profile: %j', async (displayName) => {
    const person = await newPhotographer(graph);
    const answer = await mutate(
      'updateProfile',
      { input: ['UpdateProfileInput!', { displayName }] },
      '{ displayName }',
      bearer(person.accessToken),
    );
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  });

  test('is refused as an address', async () => {
    const email = 'ana@people.example\r\nBcc: everybody@people.example';
    expect(codesOf(await signUp({ email }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('an account closed while its workflows run', () => {
  test('lets a photo under way end as it would have, and its event stay', async () => {
    const person = await newPhotographer(graph);
    const event = await newEvent(person, 'PUBLIC');
    const photoId = await beginSorting(graph, person, event.id);
    expect((await close(person)).value?.__typename).toBe('AccountClosed');
    expect((await logIn(person.email)).value?.__typename).toBe('InvalidCredentialsError');

    expect(await endSorting(graph, photoId, ['7'])).toEqual({ photoId, state: 'PUBLISHED' });
    const { data } = await ask<{ event: { organization: { name: string } } }>(
      graph.url,
      'query ($slug: String!) { event(slug: $slug) { organization { name } } }',
      { slug: event.slug },
    );
    expect(data?.event.organization.name).toBe('Closed organization');
  });

  test('sends nothing to who she was, and records what she asked in compliance', async () => {
    const person = await newPhotographer(graph);
    const admin = await newPhotographer(graph, true);
    await mutate('requestPasswordReset', { email: ['String!', person.email] }, '');
    await person.ask('mutation { requestMyData { dueAt } }');
    expect((await close(person)).value?.__typename).toBe('AccountClosed');
    expect((await mailsTo(graph, person.email)).map(({ kind }) => kind)).toEqual([
      'ACCOUNT_CLOSED',
    ]);
    const requested = async () => {
      const { personRequests } = await admin.ask<{ personRequests: { edges: Edge[] } }>(
        '{ personRequests(first: 100) { edges { node { kind accountId state } } } }',
      );
      return personRequests.edges
        .filter(({ node }) => node.accountId === person.accountId)
        .map(({ node }) => `${node.kind} ${node.state}`);
    };
    while ((await requested()).length < 2); // the outbox delivers a moment later
    expect((await requested()).sort()).toEqual(['ACCESS RECEIVED', 'ERASURE RECEIVED']);
  });

  test('ends her tokens at the gateway', async () => {
    const person = await newPhotographer(graph);
    await close(person);
    const me = () => ask(graph.url, '{ me { id } }', {}, bearer(person.accessToken));
    while ((await me()).status !== 401);
    expect(codesOf(await me())).toEqual(['UNAUTHENTICATED']);
  });
});

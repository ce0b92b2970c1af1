import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessClaimsSchema, ANONYMOUS, type Viewer } from '@focus-racer/contracts';
import { decodeJwt } from 'jose';
import { openIdentity, viewerOf } from '../fixture.ts';
import { Session } from '../session/session.entity.ts';
import {
  type AuthenticatorWishes,
  SoftwareAuthenticator,
} from './fixture/software-authenticator.ts';
import { PasskeyChallenge } from './passkey-challenge.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  ... on LoginSuccess { accessToken }
} }`;
const BEGIN = 'mutation { beginPasskey { __typename ... on PasskeyOptions { options } } }';
const ADD = `mutation ($name: String!, $answer: JSONObject!) {
  addPasskey(name: $name, answer: $answer) { __typename ... on MyPasskey { id name } }
}`;
const BEGIN_SIGN_IN = 'mutation { beginPasskeySignIn { options } }';
const SIGN_IN = `mutation ($answer: JSONObject!) {
  signInWithPasskey(answer: $answer) { __typename ... on LoginSuccess { accessToken } }
}`;
const REMOVE = 'mutation ($id: ID!) { removePasskey(id: $id) { __typename } }';
const LIST = '{ mySecurity { passkeys { id name lastUsedAt } } }';

interface Fields {
  __typename: string;
  id: string;
  accessToken: string;
  options: { challenge: string; rp: { id: string }; user: { id: string } };
}

async function signedIn(email: string) {
  const input = { email, password: 'a long password' };
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input });
  const claims = accessClaimsSchema.parse(decodeJwt((data['login'] as Fields).accessToken));
  return { viewer: { ...viewerOf(claims.sub), sessionId: claims.sid }, claims };
}

async function mutate(viewer: Viewer, query: string, variables = {}) {
  const { data, codes, cookies } = await identity.ask(viewer, query, variables);
  return { ...(Object.values(data)[0] as Fields), codes, cookies };
}

async function add(viewer: Viewer, wishes: AuthenticatorWishes = {}) {
  const { options } = await mutate(viewer, BEGIN);
  const authenticator = new SoftwareAuthenticator(wishes);
  const answer = authenticator.create(options.challenge);
  const added = await mutate(viewer, ADD, { name: 'Téléphone', answer });
  return { authenticator, added, answer, options };
}

async function signInBy(authenticator: SoftwareAuthenticator) {
  const { options } = await mutate(ANONYMOUS, BEGIN_SIGN_IN);
  const answer = authenticator.get(options.challenge);
  return { answer, ...(await mutate(ANONYMOUS, SIGN_IN, { answer })) };
}

describe('adding a passkey', () => {
  test('asks the browser for one of ours, and lists what it made', async () => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    const { added, options } = await add(viewer);
    expect(options.rp.id).toBe('localhost');
    expect(added).toMatchObject({ __typename: 'MyPasskey', name: 'Téléphone' });
    const { data } = await identity.ask(viewer, LIST);
    const passkeys = [{ id: added.id, name: 'Téléphone', lastUsedAt: null }];
    expect(data).toEqual({ mySecurity: { passkeys } });
  });

  test('raises an administrator’s session', async () => {
    const admin = { admin: true, organizationKind: null };
    const { viewer } = await signedIn((await identity.createAccount(admin)).email);
    const { added } = await add(viewer);
    const [access] = added.cookies.map((cookie) => cookie.split(/[=;]/)[1] ?? '');
    expect(decodeJwt(access ?? '')).toMatchObject({ ver: 1, admin: true });
  });

  test.each<[string, AuthenticatorWishes]>([
    ['for another origin', { origin: 'http://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without asking its owner', { verifies: false }],
  ])('refuses what was made %s', async (_what, wishes) => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    expect((await add(viewer, wishes)).added.__typename).toBe('PasskeyRefusedError');
  });

  test('refuses an answer that comes twice, late, from somebody else, or is none', async () => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    const eve = await signedIn((await identity.createAccount()).email);
    const outcome = async (who: Viewer, answer: object) =>
      (await mutate(who, ADD, { name: 'x', answer })).__typename;
    expect(await outcome(viewer, (await add(viewer)).answer)).toBe('PasskeyRefusedError');
    const stolen = await mutate(viewer, BEGIN);
    const forEve = new SoftwareAuthenticator().create(stolen.options.challenge);
    expect(await outcome(eve.viewer, forEve)).toBe('PasskeyRefusedError');
    const late = await mutate(viewer, BEGIN);
    const over = { expiresAt: new Date(Date.now() - 1) };
    await identity.orm.em.fork().nativeUpdate(PasskeyChallenge, {}, over);
    const answer = new SoftwareAuthenticator().create(late.options.challenge);
    expect(await outcome(viewer, answer)).toBe('PasskeyRefusedError');
    expect(await outcome(viewer, { id: 'made up' })).toBe('PasskeyRefusedError');
  });

  test('wants a fresh sign-in, and the second factor that is there already', async () => {
    const { email } = await identity.createAccount();
    const { viewer } = await signedIn(email);
    await add(viewer);
    const byPassword = await signedIn(email);
    expect((await mutate(byPassword.viewer, BEGIN)).codes).toEqual(['FORBIDDEN']);
    const begun = await identity.ask(byPassword.viewer, 'mutation { beginTotp { __typename } }');
    expect(begun.codes).toEqual(['FORBIDDEN']);
    const long = { authenticatedAt: new Date(Date.now() - 11 * 60_000) };
    await identity.orm.em.fork().nativeUpdate(Session, { id: viewer.sessionId }, long);
    expect((await mutate(viewer, BEGIN)).__typename).toBe('ReauthenticationRequiredError');
  });
});

describe('signing in by passkey', () => {
  test('needs no address and counts as a second factor', async () => {
    const account = await identity.createAccount({ admin: true, organizationKind: null });
    const { viewer } = await signedIn(account.email);
    const { authenticator } = await add(viewer);
    const { __typename, accessToken, cookies } = await signInBy(authenticator);
    expect(__typename).toBe('LoginSuccess');
    expect(decodeJwt(accessToken)).toMatchObject({ sub: account.accountId, admin: true });
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['fr_access', 'fr_refresh']);
    const { data } = await identity.ask(viewer, LIST);
    const { passkeys } = data['mySecurity'] as { passkeys: { lastUsedAt: Date | null }[] };
    expect(passkeys[0]?.lastUsedAt).toEqual(expect.any(Date));
  });

  test('refuses an answer that comes twice', async () => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    const { authenticator } = await add(viewer);
    const { answer } = await signInBy(authenticator);
    expect((await mutate(ANONYMOUS, SIGN_IN, { answer })).__typename).toBe('PasskeyRefusedError');
  });

  test('refuses a copy whose counter stayed behind', async () => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    const { authenticator } = await add(viewer);
    for (let use = 0; use < 3; use += 1) await signInBy(authenticator);
    authenticator.counter = 1;
    expect((await signInBy(authenticator)).__typename).toBe('PasskeyRefusedError');
  });

  test('refuses a passkey that is unknown or was removed, ending what it opened', async () => {
    const { viewer } = await signedIn((await identity.createAccount()).email);
    const { authenticator, added } = await add(viewer);
    const opened = await signInBy(authenticator);
    const eve = await signedIn((await identity.createAccount()).email);
    expect((await mutate(eve.viewer, REMOVE, { id: added.id })).codes).toEqual(['NOT_FOUND']);
    expect((await mutate(viewer, REMOVE, { id: added.id })).__typename).toBe('PasskeyRemoved');
    const { sid } = accessClaimsSchema.parse(decodeJwt(opened.accessToken));
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
    expect((await signInBy(authenticator)).__typename).toBe('PasskeyRefusedError');
    const unknown = await signInBy(new SoftwareAuthenticator());
    expect(unknown.__typename).toBe('PasskeyRefusedError');
  });
});

test('a passkey is called what its owner likes', async () => {
  const { viewer } = await signedIn((await identity.createAccount()).email);
  const { added } = await add(viewer);
  const RENAME =
    'mutation ($id: ID!, $name: String!) { renamePasskey(id: $id, name: $name) { name } }';
  const renamed = await mutate(viewer, RENAME, { id: added.id, name: ' Clé bleue ' });
  expect(renamed).toMatchObject({ name: 'Clé bleue' });
  expect((await mutate(viewer, RENAME, { id: added.id, name: '' })).codes).toEqual([
    'BAD_USER_INPUT',
  ]);
});

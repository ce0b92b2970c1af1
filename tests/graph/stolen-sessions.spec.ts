import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, newId } from '@focus-racer/contracts';
import type { Client } from 'graphql-ws';
import { importJWK, type JWTPayload, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import pg from 'pg';
import { connect, listen, until } from './live-client.ts';
import { newEvent, newPhotographer, type Person, signIn } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { PUBLIC_URL, startWholeGraph, type WholeGraph } from './whole-graph.ts';

const ME = '{ me { id } }';
const PROGRESS = 'subscription ($eventId: ID!) { eventProgress(eventId: $eventId) { version } }';
const REFRESH = `mutation ($t: String!) { refreshSession(refreshToken: $t) {
  __typename ... on LoginSuccess { accessToken refreshToken }
} }`;
const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { __typename }
}`;
const CHANGE_ROLE = `mutation ($input: ChangeMemberRoleInput!) {
  changeMemberRole(input: $input) { __typename }
}`;
const PASSWORD = 'a long password for tests';

let graph: WholeGraph;
let database: pg.Client;
let emma: Person;
const sockets: Client[] = [];

beforeAll(async () => {
  graph = await startWholeGraph();
  database = new pg.Client({ connectionString: graph.adminUrl });
  await database.connect();
  emma = await newPhotographer(graph);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.dispose();
});
afterAll(async () => {
  await database.end();
  await graph.stop();
});

interface Refreshed {
  __typename: string;
  accessToken: string;
  refreshToken: string;
}
async function refresh(refreshToken: string): Promise<Refreshed> {
  const { data } = await ask<{ refreshSession: Refreshed }>(graph.url, REFRESH, {
    t: refreshToken,
  });
  return data!.refreshSession;
}

const statusOf = async (accessToken: string) =>
  (await ask(graph.url, ME, {}, bearer(accessToken))).status;
/** The bus tells the gateway a moment later. */
const isRefused = (accessToken: string) => until(async () => (await statusOf(accessToken)) === 401);

async function subscribe(accessToken: string, eventId: string) {
  const socket = connect(graph.url, { authorization: `Bearer ${accessToken}` });
  sockets.push(socket);
  const listener = listen(socket, PROGRESS, { eventId });
  await until(() => listener.items.length > 0);
  return { closed: listener.ended as Promise<{ code: number }> };
}

describe('a refresh token', () => {
  test('that comes back after its rotation ends the whole session, on all gateways', async () => {
    const { refreshToken: stolen, accessToken } = await signIn(graph, emma.email);
    const rightful = await refresh(stolen);
    await database.query(
      `update identity.refresh_token set used_at = now() - interval '31 seconds'
       where used_at is not null`,
    );
    expect((await refresh(stolen)).__typename).toBe('SessionExpiredError');
    await Promise.all([isRefused(accessToken), isRefused(rightful.accessToken)]);
    expect((await refresh(rightful.refreshToken)).__typename).toBe('SessionExpiredError');
    expect(await statusOf(emma.accessToken)).toBe(200);
  });

  test('that two tabs bring together leaves both signed in', async () => {
    const { refreshToken } = await signIn(graph, emma.email);
    const tabs = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    for (const tab of tabs) {
      expect(await statusOf(tab.accessToken)).toBe(200);
      expect((await refresh(tab.refreshToken)).__typename).toBe('LoginSuccess');
    }
  });
});

describe('an access token is refused', () => {
  const sign = async (claims: JWTPayload, key: object = graph.accessSigningKey, end = '15m') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setExpirationTime(end)
      .sign(await importJWK(key, 'EdDSA'));
  const claimsOf = (): JWTPayload => {
    const { sub, sid, ver, memberships } = decodeJwt(emma.accessToken);
    return { sub: sub!, sid, ver, memberships, admin: false };
  };

  test('never when identity signed it', async () => {
    expect(await statusOf(await sign(claimsOf()))).toBe(200);
  });

  test.each<[string, () => Promise<string>]>([
    [
      'without a signature, alg none',
      () => Promise.resolve(new UnsecuredJWT(claimsOf()).setExpirationTime('15m').encode()),
    ],
    [
      'signed with another key',
      () => {
        const { privateKey } = generateKeyPairSync('ed25519');
        return sign(claimsOf(), privateKey.export({ format: 'jwk' }));
      },
    ],
    [
      'signed with the public key as a password',
      () => {
        const { x } = graph.accessSigningKey as { x: string };
        return new SignJWT(claimsOf())
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime('15m')
          .sign(Buffer.from(x, 'base64url'));
      },
    ],
    ['that is over', () => sign(claimsOf(), graph.accessSigningKey, '-1s')],
    [
      'that never ends',
      async () =>
        new SignJWT(claimsOf())
          .setProtectedHeader({ alg: 'EdDSA' })
          .sign(await importJWK(graph.accessSigningKey, 'EdDSA')),
    ],
    ['that says no version', () => sign({ ...claimsOf(), ver: undefined })],
    [
      'whose claims were changed',
      () => {
        const [head, , signature] = emma.accessToken.split('.');
        const claims = Buffer.from(JSON.stringify({ ...decodeJwt(emma.accessToken), admin: true }));
        return Promise.resolve([head, claims.toString('base64url'), signature].join('.'));
      },
    ],
  ])('%s', async (_what, token) => {
    expect(await statusOf(await token())).toBe(401);
  });
});

test('cookies change nothing for a page of another origin, and open it no socket', async () => {
  const { cookies } = await signIn(graph, emma.email);
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  const foreign = { cookie, origin: 'http://evil.example' };
  const change = await ask(graph.url, 'mutation { revokeOtherSessions }', {}, foreign);
  expect([change.status, codesOf(change)]).toEqual([403, ['FORBIDDEN']]);
  const simple = await fetch(graph.url, {
    method: 'POST',
    headers: { ...foreign, 'content-type': 'text/plain' },
    body: JSON.stringify({ query: 'mutation { revokeOtherSessions }' }),
  });
  expect(simple.status).toBeGreaterThanOrEqual(400);
  const socket = connect(graph.url, { headers: foreign });
  sockets.push(socket);
  const { id } = await newEvent(emma);
  expect(await listen(socket, PROGRESS, { eventId: id }).ended).toBeInstanceOf(Object);
  const own = { cookie, origin: PUBLIC_URL };
  expect((await ask(graph.url, 'mutation { revokeOtherSessions }', {}, own)).status).toBe(200);
  emma = await newPhotographer(graph);
});

describe('other sessions end at once, subscriptions included', () => {
  test('when the password changes; the one that changed it goes on', async () => {
    const paul = await newPhotographer(graph);
    const { id } = await newEvent(paul);
    const other = await signIn(graph, paul.email);
    const { closed } = await subscribe(other.accessToken, id);
    await paul.ask(CHANGE_PASSWORD, {
      input: { currentPassword: PASSWORD, newPassword: 'another long password for tests' },
    });
    expect((await closed).code).toBe(4441);
    await isRefused(other.accessToken);
    expect((await refresh(other.refreshToken)).__typename).toBe('SessionExpiredError');
    expect(await statusOf(paul.accessToken)).toBe(200);
  });

  test('when somebody else changes one’s role', async () => {
    const email = `${newId()}@people.example`;
    const { accountId } = await graph.internal.ask(createAccount, {
      email,
      password: PASSWORD,
      displayName: 'Lia',
      organizationKind: null,
      organizationId: emma.organizationId,
      role: 'MANAGER',
      admin: false,
      language: 'fr',
    });
    const lia = await signIn(graph, email);
    const { id } = await newEvent(emma);
    const { closed } = await subscribe(lia.accessToken, id);
    const { organizationId } = emma;
    await emma.ask(CHANGE_ROLE, { input: { organizationId, accountId, role: 'READER' } });
    expect((await closed).code).toBe(4441);
    await isRefused(lia.accessToken);
    expect((await refresh(lia.refreshToken)).__typename).toBe('SessionExpiredError');
    const again = await signIn(graph, email);
    expect(decodeJwt(again.accessToken)['memberships']).toMatchObject([{ role: 'READER' }]);
  });

  test('when one revokes them', async () => {
    const { id } = await newEvent(emma);
    const other = await signIn(graph, emma.email);
    const { closed } = await subscribe(other.accessToken, id);
    expect(await emma.ask('mutation { revokeOtherSessions }')).toEqual({ revokeOtherSessions: 1 });
    expect((await closed).code).toBe(4441);
    await isRefused(other.accessToken);
  });
});

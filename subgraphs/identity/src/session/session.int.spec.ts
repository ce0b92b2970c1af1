import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessClaimsSchema, ANONYMOUS, newId } from '@focus-racer/contracts';
import { jwtVerify } from 'jose';
import { openIdentity, viewerOf } from '../fixture.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { Session } from './session.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  __typename ... on LoginSuccess { account { id email } accessToken refreshToken accessTokenExpiresAt }
  ... on UserError { message }
} }`;
const ROTATE = `mutation ($refreshToken: String!) {
  rotateSession(refreshToken: $refreshToken) { accessToken refreshToken }
}`;

const password = 'a long password';
interface LoggedIn {
  __typename: string;
  accessToken: string;
  refreshToken: string;
}

async function logIn(email: string, given = password) {
  const answer = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password: given } });
  return { ...answer, login: answer.data['login'] as LoggedIn };
}

async function claimsOf(token: string) {
  const { payload } = await jwtVerify(token, identity.publicKey, { algorithms: ['EdDSA'] });
  return {
    ...accessClaimsSchema.parse(payload),
    lifetime: (payload.exp ?? 0) - (payload.iat ?? 0),
  };
}

async function rotateAt(token: string, afterMs: number) {
  return identity.sessionsAt(new Date(Date.now() + afterMs)).rotate(token);
}

describe('login', () => {
  test('opens a session: cookies, and an access token that says what the account may do', async () => {
    const { email, accountId, organizationId } = await identity.createAccount();
    const { login, cookies } = await logIn(` ${email.toUpperCase()} `);
    expect(login).toMatchObject({ __typename: 'LoginSuccess', account: { id: accountId, email } });
    const claims = await claimsOf(login.accessToken);
    expect(claims).toMatchObject({
      sub: accountId,
      admin: false,
      memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role: 'OWNER' }],
      lifetime: 900,
    });
    expect(cookies).toEqual([
      `fr_access=${login.accessToken}; Path=/; HttpOnly; SameSite=Lax; Max-Age=900`,
      `fr_refresh=${login.refreshToken}; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800`,
    ]);
  });

  test('answers a wrong password and an unknown address alike, without a cookie', async () => {
    const { email } = await identity.createAccount();
    const wrong = await logIn(email, 'another password');
    const unknown = await logIn('nobody@example.org');
    expect(wrong.login.__typename).toBe('InvalidCredentialsError');
    expect(unknown).toEqual(wrong);
    expect(wrong.cookies).toEqual([]);
  });

  test('keeps nobody’s token in readable form', async () => {
    const { email } = await identity.createAccount();
    const { login } = await logIn(email);
    const kept = await identity.orm.em.fork().find(RefreshToken, {});
    expect(JSON.stringify(kept)).not.toContain(login.refreshToken);
    expect(Buffer.from(login.refreshToken, 'base64url')).toHaveLength(32);
  });
});

describe('rotation', () => {
  test('every refresh token is good for one use and leads to the next', async () => {
    const { email, accountId } = await identity.createAccount();
    const { login } = await logIn(email);
    const first = await identity.askInternal(ROTATE, { refreshToken: login.refreshToken });
    const next = first.data['rotateSession'] as LoggedIn;
    expect(next.refreshToken).not.toBe(login.refreshToken);
    const before = await claimsOf(login.accessToken);
    expect(await claimsOf(next.accessToken)).toMatchObject({ sub: accountId, sid: before.sid });
    const again = await rotateAt(next.refreshToken, 60_000);
    expect(again?.account.id).toBe(accountId);
  });

  test('two tabs that use the same token at once both stay signed in', async () => {
    const { email } = await identity.createAccount();
    const { login } = await logIn(email);
    const tabs = await Promise.all([
      rotateAt(login.refreshToken, 0),
      rotateAt(login.refreshToken, 0),
    ]);
    expect(new Set(tabs.map((tab) => tab?.refreshToken)).size).toBe(2);
    expect(await rotateAt(tabs[1]?.refreshToken ?? '', 60_000)).not.toBeNull();
  });

  test('a token that comes back after the grace revokes the whole family', async () => {
    const { email } = await identity.createAccount();
    const { login } = await logIn(email);
    const { sid } = await claimsOf(login.accessToken);
    const rightful = await rotateAt(login.refreshToken, 0);
    expect(await rotateAt(login.refreshToken, 31_000)).toBeNull();
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
    expect(await rotateAt(rightful?.refreshToken ?? '', 32_000)).toBeNull();
  });

  test('another session of the same account lives on', async () => {
    const { email } = await identity.createAccount();
    const stolen = await logIn(email);
    const other = await logIn(email);
    await rotateAt(stolen.login.refreshToken, 0);
    await rotateAt(stolen.login.refreshToken, 31_000);
    expect(await rotateAt(other.login.refreshToken, 32_000)).not.toBeNull();
  });

  test('an unknown token and one of an expired session give nothing', async () => {
    const { email } = await identity.createAccount();
    const { login } = await logIn(email);
    expect(await rotateAt('unknown', 0)).toBeNull();
    expect(await rotateAt(login.refreshToken, 8 * 86_400_000)).toBeNull();
    const refused = await identity.ask(
      ANONYMOUS,
      'mutation { refreshSession(refreshToken: "unknown") { __typename } }',
    );
    expect(refused.data).toEqual({ refreshSession: { __typename: 'SessionExpiredError' } });
  });
});

describe('logout', () => {
  test('revokes the session of whoever asks, tells the gateways and clears the cookies', async () => {
    const { email, accountId } = await identity.createAccount();
    const { login } = await logIn(email);
    const { sid } = await claimsOf(login.accessToken);
    const viewer = { ...viewerOf(accountId), sessionId: sid };
    const { data, cookies } = await identity.ask(viewer, 'mutation { logout }');
    expect(data).toEqual({ logout: true });
    expect(cookies.map((cookie) => cookie.split(';')[0])).toEqual(['fr_access=', 'fr_refresh=']);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
    expect(await rotateAt(login.refreshToken, 0)).toBeNull();
  });

  test('of another user, or of nobody, ends no session', async () => {
    const { email } = await identity.createAccount();
    const { login } = await logIn(email);
    await identity.ask(viewerOf(newId()), 'mutation { logout }');
    await identity.ask(ANONYMOUS, 'mutation { logout }');
    const { sid } = await claimsOf(login.accessToken);
    const session = await identity.orm.em.fork().findOneOrFail(Session, { id: sid });
    expect(session.revokedAt).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessClaimsSchema, ANONYMOUS } from '@focus-racer/contracts';
import { decodeJwt } from 'jose';
import { openIdentity } from '../fixture.ts';
import { announceEnded, endSessions } from './end-sessions.ts';
import { announceOutdated, outdateClaims } from './outdate-claims.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  ... on LoginSuccess { accessToken refreshToken }
} }`;

async function logIn(email: string) {
  const input = { email, password: 'a long password' };
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input });
  const tokens = data['login'] as { accessToken: string; refreshToken: string };
  return { ...tokens, ...accessClaimsSchema.parse(decodeJwt(tokens.accessToken)) };
}

const rotate = ({ refreshToken }: { refreshToken: string }) =>
  identity.sessionsAt(new Date()).rotate(refreshToken);

describe('ending an account’s sessions', () => {
  test('ends all but the one that is kept, and nobody else’s', async () => {
    const { email, accountId } = await identity.createAccount();
    const kept = await logIn(email);
    const others = [await logIn(email), await logIn(email)];
    const stranger = await logIn((await identity.createAccount()).email);
    const end = { reason: 'PASSWORD_CHANGED', now: new Date(), except: kept.sid } as const;
    const ended = await identity.orm.em
      .fork()
      .transactional((em) => endSessions(em, accountId, end));
    expect(ended.sort()).toEqual(others.map(({ sid }) => sid).sort());
    expect(await Promise.all(others.map(rotate))).toEqual([null, null]);
    expect(await rotate(kept)).not.toBeNull();
    expect(await rotate(stranger)).not.toBeNull();
  });

  test('ends all of them by an operator’s hand', async () => {
    const { email } = await identity.createAccount();
    const sessions = [await logIn(email), await logIn(email)];
    expect(await identity.sessionsAt(new Date()).endAllOf(email.toUpperCase())).toBe(2);
    expect(await Promise.all(sessions.map(rotate))).toEqual([null, null]);
    const ofNobody = identity.sessionsAt(new Date()).endAllOf('nobody@people.example');
    await expect(ofNobody).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('wants a transaction', async () => {
    const { accountId } = await identity.createAccount();
    const ending = endSessions(identity.orm.em.fork(), accountId, {
      reason: 'REVOKED',
      now: new Date(),
    });
    await expect(ending).rejects.toThrow('transaction');
  });

  test('a sign-in of the same moment waits, and counts afterwards', async () => {
    const { email, accountId } = await identity.createAccount();
    let late: ReturnType<typeof logIn> | undefined;
    await identity.orm.em.fork().transactional(async (em) => {
      await endSessions(em, accountId, { reason: 'ROLE_CHANGED', now: new Date() });
      late = logIn(email);
      expect(await Promise.race([late, pause(300)])).toBe('paused');
    });
    expect(await rotate(await late!)).not.toBeNull();
  });

  test('is told in messages that the bus can carry', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `session ${index}`);
    const told: string[][] = [];
    const publish = (_name: string, message: object) => {
      told.push((message as { sessionIds: string[] }).sessionIds);
      return Promise.resolve();
    };
    await announceEnded({ publish }, ids);
    expect(told.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(told.flat()).toEqual(ids);
  });
});

test('outdated claims rise with each change, and a renewed token has the version asked for', async () => {
  const { email, accountId } = await identity.createAccount();
  const session = await logIn(email);
  const outdate = () => identity.orm.em.fork().transactional((em) => outdateClaims(em, accountId));
  expect(await outdate()).toEqual([{ id: session.sid, version: 1 }]);
  const outdated = await outdate();
  expect(outdated).toEqual([{ id: session.sid, version: 2 }]);
  await announceOutdated(identity.bus, outdated);
  expect(identity.told).toContainEqual(['session.outdated', { sessions: outdated }]);
  const renewed = await rotate(session);
  expect([session.ver, decodeJwt(renewed?.accessToken ?? '')['ver']]).toEqual([0, 2]);
});

const pause = (ms: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve('paused'), ms));

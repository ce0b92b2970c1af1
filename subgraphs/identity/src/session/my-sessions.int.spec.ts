import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accessClaimsSchema, ANONYMOUS, type Client } from '@focus-racer/contracts';
import { MailRow } from '@focus-racer/service-kit';
import { decodeJwt } from 'jose';
import { openIdentity, viewerOf } from '../fixture.ts';
import { identityMails } from '../mail/composers.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  ... on LoginSuccess { accessToken refreshToken }
} }`;

async function logIn(email: string, client: Partial<Client> = {}) {
  const input = { email, password: 'a long password' };
  const from = { address: '192.0.2.1', userAgent: FIREFOX, device: '', ...client };
  const { data, cookies } = await identity.ask(ANONYMOUS, LOGIN, { input }, from);
  const { accessToken, refreshToken } = data['login'] as Record<string, string>;
  const { sid, sub } = accessClaimsSchema.parse(decodeJwt(accessToken ?? ''));
  const mark = /^fr_device=([^;]+)/.exec(cookies.at(-1) ?? '')?.[1] ?? '';
  return { sid, viewer: { ...viewerOf(sub), sessionId: sid }, refreshToken: refreshToken!, mark };
}

const rotate = ({ refreshToken }: { refreshToken: string }) =>
  identity.sessionsAt(new Date()).rotate(refreshToken);
const mailsTo = (accountId: string) =>
  identity.orm.em.fork().find(MailRow, { accountId, kind: 'NEW_DEVICE' });

test('one’s sessions are listed with their device, the present one marked', async () => {
  const { email } = await identity.createAccount();
  const first = await logIn(email);
  const second = await logIn(email, { userAgent: 'curl/8.11.1' });
  const { data } = await identity.ask(
    first.viewer,
    '{ mySessions { id device current openedAt lastSeenAt } }',
  );
  const shown = { openedAt: expect.any(Date), lastSeenAt: expect.any(Date) };
  expect(data['mySessions']).toEqual([
    { id: second.sid, device: 'curl', current: false, ...shown },
    { id: first.sid, device: 'Firefox on Windows', current: true, ...shown },
  ]);
});

test('one of them is revoked by its owner alone, and at once', async () => {
  const { email } = await identity.createAccount();
  const [here, there] = [await logIn(email), await logIn(email)];
  const stranger = await logIn((await identity.createAccount()).email);
  const REVOKE = 'mutation ($id: ID!) { revokeSession(id: $id) }';
  const refused = await identity.ask(stranger.viewer, REVOKE, { id: there.sid });
  expect(refused.codes).toEqual(['NOT_FOUND']);
  const revoked = await identity.ask(here.viewer, REVOKE, { id: there.sid });
  expect(revoked.data).toEqual({ revokeSession: true });
  expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [there.sid] }]);
  expect([await rotate(there), await rotate(here)]).toEqual([null, expect.anything()]);
  const { data } = await identity.ask(here.viewer, '{ mySessions { id } }');
  expect(data['mySessions']).toEqual([{ id: here.sid }]);
});

test('all but the present one are revoked together', async () => {
  const { email } = await identity.createAccount();
  const others = [await logIn(email), await logIn(email)];
  const here = await logIn(email);
  const { data } = await identity.ask(here.viewer, 'mutation { revokeOtherSessions }');
  expect(data).toEqual({ revokeOtherSessions: 2 });
  expect(await Promise.all(others.map(rotate))).toEqual([null, null]);
  expect(await rotate(here)).not.toBeNull();
});

test('nobody has no sessions to see or to end', async () => {
  for (const query of ['{ mySessions { id } }', 'mutation { revokeOtherSessions }']) {
    expect((await identity.ask(ANONYMOUS, query)).codes).toEqual(['UNAUTHENTICATED']);
  }
});

test('a browser that was never seen is told of by mail, one that was is not', async () => {
  const { email, accountId } = await identity.createAccount();
  const first = await logIn(email);
  expect(first.mark).not.toBe('');
  await logIn(email, { device: first.mark });
  expect(await mailsTo(accountId)).toEqual([]);
  const unseen = await logIn(email);
  const [mail, ...more] = await mailsTo(accountId);
  expect([mail?.subjectId, more]).toEqual([unseen.sid, []]);
  const parts = { publicUrl: 'https://focus.example' };
  const composed = await identityMails.NEW_DEVICE(identity.orm.em.fork(), mail!, parts);
  expect(composed).toEqual({
    to: email,
    language: 'fr',
    values: {
      displayName: 'Ana',
      device: 'Firefox on Windows',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      url: 'https://focus.example/account/sessions',
    },
  });
});

test('a program keeps no cookies: it is known by its name', async () => {
  const { email, accountId } = await identity.createAccount();
  await logIn(email);
  const program = { userAgent: 'node' };
  expect((await logIn(email, program)).mark).toBe('');
  await logIn(email, program);
  expect(await mailsTo(accountId)).toHaveLength(1);
});

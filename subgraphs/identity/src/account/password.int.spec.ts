import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { openIdentity, viewerOf } from '../fixture.ts';
import { MailToken } from '../mail-token/mail-token.entity.ts';
import { Session } from '../session/session.entity.ts';
import { Account } from './account.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const ASK = 'mutation ($email: String!) { requestPasswordReset(email: $email) }';
const RESET = `mutation ($token: String!, $newPassword: String!) {
  resetPassword(token: $token, newPassword: $newPassword) {
    __typename ... on PasswordRefusedError { reason }
  }
}`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) {
  __typename ... on PasswordRefusedError { reason }
} }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
const OLD = 'a long password';
const NEW = 'an even longer password';

async function logIn(email: string, password: string) {
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
  return (data['login'] as { __typename: string }).__typename;
}
async function askForReset(email: string) {
  const { data } = await identity.ask(ANONYMOUS, ASK, { email });
  return data['requestPasswordReset'];
}
async function resetLink(email: string) {
  await askForReset(email);
  const mail = (await identity.mailsTo(email)).findLast(({ kind }) => kind === 'RESET_PASSWORD');
  return new URL(mail?.values['url'] ?? '').hash.slice(1);
}
async function reset(token: string, newPassword = NEW) {
  const { data } = await identity.ask(ANONYMOUS, RESET, { token, newPassword });
  return data['resetPassword'] as { __typename: string };
}
const liveSessions = (accountId: string) =>
  identity.orm.em.fork().find(Session, { account: accountId, revokedAt: null });

describe('a reset', () => {
  test('sets the password by a mailed link, once, and ends every session', async () => {
    const { email, accountId } = await identity.createAccount();
    await logIn(email, OLD);
    const sessions = (await liveSessions(accountId)).map(({ id }) => id);
    const token = await resetLink(email);
    expect(await reset(token)).toEqual({ __typename: 'PasswordSet' });
    expect(await reset(token, 'a third password')).toEqual({ __typename: 'LinkEndedError' });
    expect(await logIn(email, OLD)).toBe('InvalidCredentialsError');
    expect(await logIn(email, NEW)).toBe('LoginSuccess');
    expect(sessions).toHaveLength(1);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: sessions }]);
    const kinds = (await identity.mailsTo(email)).map(({ kind }) => kind);
    expect(kinds).toContain('PASSWORD_CHANGED');
  });

  test('of two that follow a link at once one sets the password', async () => {
    const { email } = await identity.createAccount();
    const token = await resetLink(email);
    const answers = await Promise.all([reset(token), reset(token, 'a third password')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'LinkEndedError',
      'PasswordSet',
    ]);
  });

  test('ends the other links that were asked for', async () => {
    const { email } = await identity.createAccount();
    const [first, second] = [await resetLink(email), await resetLink(email)];
    await reset(second);
    expect(await reset(first)).toEqual({ __typename: 'LinkEndedError' });
  });

  test('is good for an hour', async () => {
    const { email } = await identity.createAccount();
    const token = await resetLink(email);
    const em = identity.orm.em.fork();
    const kept = await em.findOneOrFail(MailToken, { account: { email } });
    const minutes = (kept.expiresAt.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
    await em.nativeUpdate(MailToken, { account: { email } }, { expiresAt: new Date() });
    expect(await reset(token)).toEqual({ __typename: 'LinkEndedError' });
    expect(await logIn(email, OLD)).toBe('LoginSuccess');
  });

  test('leaves the link good when the password is refused', async () => {
    const { email } = await identity.createAccount();
    const token = await resetLink(email);
    const refused = { __typename: 'PasswordRefusedError', reason: 'TOO_COMMON' };
    expect(await reset(token, 'password1')).toEqual(refused);
    expect(await reset(token, email)).toMatchObject({ reason: 'IS_ADDRESS' });
    expect(await reset(token)).toEqual({ __typename: 'PasswordSet' });
  });

  test('answers alike for an unknown address, and mails nobody', async () => {
    const { email } = await identity.createAccount();
    const unknown = `${newId()}@example.org`;
    expect([await askForReset(email), await askForReset(unknown)]).toEqual([true, true]);
    expect(await identity.mailsTo(unknown)).toEqual([]);
  });

  test('shows that an address is its reader’s, as a verification does', async () => {
    const { email, accountId } = await identity.createAccount();
    await identity.orm.em
      .fork()
      .nativeUpdate(Account, { id: accountId }, { emailVerifiedAt: null });
    expect(await logIn(email, OLD)).toBe('EmailNotVerifiedError');
    await reset(await resetLink(email));
    expect(await logIn(email, NEW)).toBe('LoginSuccess');
  });
});

describe('changePassword', () => {
  const change = async (viewer: Parameters<typeof identity.ask>[0], input: object) => {
    const { data, codes } = await identity.ask(viewer, CHANGE, { input });
    return { answer: data['changePassword'], codes };
  };

  test('ends the other sessions and keeps the one that asks', async () => {
    const { email, accountId } = await identity.createAccount();
    await logIn(email, OLD);
    await logIn(email, OLD);
    const [here, there] = await liveSessions(accountId);
    const viewer = { ...viewerOf(accountId), sessionId: here?.id ?? '' };
    const { answer } = await change(viewer, { currentPassword: OLD, newPassword: NEW });
    expect(answer).toEqual({ __typename: 'PasswordSet' });
    expect((await liveSessions(accountId)).map(({ id }) => id)).toEqual([here?.id]);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [there?.id] }]);
    expect(await logIn(email, OLD)).toBe('InvalidCredentialsError');
    expect(await logIn(email, NEW)).toBe('LoginSuccess');
  });

  test('needs the password of now', async () => {
    const { accountId } = await identity.createAccount();
    const guess = { currentPassword: 'a guess at it', newPassword: NEW };
    const { answer } = await change(await identity.signedIn(accountId), guess);
    expect(answer).toEqual({ __typename: 'WrongPasswordError' });
  });

  test('five guesses at the password of now end the session that makes them', async () => {
    const { accountId } = await identity.createAccount();
    const viewer = await identity.signedIn(accountId);
    const guess = { currentPassword: 'a guess at it', newPassword: NEW };
    for (let made = 0; made < 5; made += 1) await change(viewer, guess);
    const { codes } = await change(viewer, { currentPassword: OLD, newPassword: NEW });
    expect(codes).toEqual(['UNAUTHENTICATED']);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [viewer.sessionId] }]);
  });

  test('refuses a common password', async () => {
    const { accountId } = await identity.createAccount();
    const { answer } = await change(await identity.signedIn(accountId), {
      currentPassword: OLD,
      newPassword: '1234567890',
    });
    expect(answer).toEqual({ __typename: 'PasswordRefusedError', reason: 'TOO_COMMON' });
  });

  test('is for somebody signed in', async () => {
    const { codes } = await change(ANONYMOUS, { currentPassword: OLD, newPassword: NEW });
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });
});

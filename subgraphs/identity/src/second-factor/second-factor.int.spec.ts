import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accessClaimsSchema, ANONYMOUS } from '@focus-racer/contracts';
import { MailRow } from '@focus-racer/service-kit';
import { decodeJwt } from 'jose';
import { generateSync } from 'otplib';
import { openIdentity, viewerOf } from '../fixture.ts';
import { identityMails } from '../mail/composers.ts';
import { endSessions } from '../session/end-sessions.ts';
import { Session } from '../session/session.entity.ts';
import { SignInChallenge } from '../sign-in/sign-in-challenge.entity.ts';
import { Totp } from './totp.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const password = 'a long password';
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  __typename ... on LoginSuccess { accessToken refreshToken }
  ... on SecondFactorRequired { challenge methods }
} }`;
const COMPLETE = `mutation ($challenge: String!, $code: String!) {
  completeSignIn(challenge: $challenge, code: $code) {
    __typename ... on LoginSuccess { accessToken } ... on WrongCodeError { triesLeft }
  }
}`;
const BEGIN = 'mutation { beginTotp { __typename ... on TotpEnrolment { secret uri qrCode } } }';
const CONFIRM = `mutation ($code: String!) {
  confirmTotp(code: $code) { __typename ... on RecoveryCodes { codes } }
}`;
const DISABLE = `mutation ($password: String!, $code: String!) {
  disableTotp(password: $password, code: $code) { __typename }
}`;
const REAUTHENTICATE = `mutation ($password: String!) {
  reauthenticate(password: $password) { __typename }
}`;

interface Fields {
  __typename: string;
  accessToken: string;
  challenge: string;
  secret: string;
  uri: string;
  qrCode: string;
  methods: string[];
  codes: string[];
  triesLeft: number;
}

const codeOf = (secret: string, step = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + step * 30 });

async function logIn(email: string): Promise<Fields> {
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
  return data['login'] as Fields;
}

async function signedIn(email: string) {
  const login = await logIn(email);
  const { sub, sid } = accessClaimsSchema.parse(decodeJwt(login.accessToken));
  return { viewer: { ...viewerOf(sub), sessionId: sid }, sid, login };
}

const complete = async (challenge: string, code: string) => {
  const { data } = await identity.ask(ANONYMOUS, COMPLETE, { challenge, code });
  return data['completeSignIn'] as Fields;
};

/** An account with an authenticator, and the session that added it. */
async function enrolled(wishes: Record<string, unknown> = {}) {
  const account = await identity.createAccount(wishes);
  const session = await signedIn(account.email);
  const begun = await identity.ask(session.viewer, BEGIN);
  const { secret } = begun.data['beginTotp'] as { secret: string };
  const code = codeOf(secret, -1);
  const confirmed = await identity.ask(session.viewer, CONFIRM, { code });
  const { codes } = confirmed.data['confirmTotp'] as { codes: string[] };
  return { ...account, ...session, secret, codes, cookies: confirmed.cookies, usedCode: code };
}

const changesMailedTo = async (accountId: string) => {
  const em = identity.orm.em.fork();
  const mails = await em.find(
    MailRow,
    { accountId, kind: 'SECOND_FACTOR_CHANGED' },
    { orderBy: { id: 'asc' } },
  );
  const parts = { publicUrl: 'https://focus.example' };
  const changes: unknown[] = [];
  for (const mail of mails) {
    const composed = await identityMails.SECOND_FACTOR_CHANGED(em, mail, parts);
    changes.push(composed?.values.change);
  }
  return changes;
};

describe('adding an authenticator', () => {
  test('shows a secret as text, address and QR code, and guards nothing before its code', async () => {
    const { email, accountId } = await identity.createAccount();
    const { viewer } = await signedIn(email);
    const { data } = await identity.ask(viewer, BEGIN);
    const { secret, uri, qrCode } = data['beginTotp'] as Fields;
    expect(uri).toBe(
      `otpauth://totp/Focus%20Racer:${encodeURIComponent(email)}?secret=${secret}&issuer=Focus%20Racer`,
    );
    expect(qrCode).toMatch(/^<svg .*<\/svg>\s*$/s);
    expect((await logIn(email)).__typename).toBe('LoginSuccess');
    const kept = await identity.orm.em.fork().findOneOrFail(Totp, { account: accountId });
    expect(kept.sealedSecret).not.toContain(secret);
    const wrong = await identity.ask(viewer, CONFIRM, { code: '000000' });
    expect(wrong.data).toEqual({ confirmTotp: { __typename: 'WrongCodeError' } });
  });

  test('raises the session that did it, and ends the others', async () => {
    const { email } = await identity.createAccount({ admin: true, organizationKind: null });
    const other = await signedIn(email);
    const here = await signedIn(email);
    const { data } = await identity.ask(here.viewer, BEGIN);
    const { secret } = data['beginTotp'] as Fields;
    const confirmed = await identity.ask(here.viewer, CONFIRM, { code: codeOf(secret) });
    const outdated = { sessions: [{ id: here.sid, version: 1 }] };
    expect(identity.told).toContainEqual(['session.outdated', outdated]);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [other.sid] }]);
    const [access] = confirmed.cookies.map((cookie) => cookie.split(/[=;]/)[1] ?? '');
    expect(decodeJwt(access ?? '')).toMatchObject({ sid: here.sid, ver: 1, admin: true });
  });

  test('wants a fresh sign-in', async () => {
    const { viewer, sid } = await signedIn((await identity.createAccount()).email);
    const long = new Date(Date.now() - 11 * 60_000);
    await identity.orm.em.fork().nativeUpdate(Session, { id: sid }, { authenticatedAt: long });
    const begin = async () =>
      ((await identity.ask(viewer, BEGIN)).data['beginTotp'] as Fields).__typename;
    expect(await begin()).toBe('ReauthenticationRequiredError');
    const proved = await identity.ask(viewer, REAUTHENTICATE, { password });
    expect(proved.data).toEqual({ reauthenticate: { __typename: 'Reauthenticated' } });
    expect(await begin()).toBe('TotpEnrolment');
  });

  test('is done once: a second one is refused until the first is removed', async () => {
    const { viewer } = await enrolled();
    expect((await identity.ask(viewer, BEGIN)).codes).toEqual(['CONFLICT']);
    expect((await identity.ask(viewer, CONFIRM, { code: '000000' })).codes).toEqual(['CONFLICT']);
  });

  test('is told by mail, as is every later change', async () => {
    const { accountId, email, secret, codes } = await enrolled();
    const { challenge } = await logIn(email);
    await complete(challenge, codes[0]!);
    const { viewer } = await identityViewer(email, secret);
    await identity.ask(viewer, 'mutation { renewRecoveryCodes { __typename } }');
    expect(await changesMailedTo(accountId)).toEqual([
      'TOTP_ADDED',
      'RECOVERY_CODE_USED',
      'RECOVERY_CODES_RENEWED',
    ]);
  });
});

/** Signed in with both steps. */
async function identityViewer(email: string, secret: string) {
  const { challenge } = await logIn(email);
  const done = await complete(challenge, codeOf(secret));
  const claims = accessClaimsSchema.parse(decodeJwt(done.accessToken));
  return { claims, viewer: { ...viewerOf(claims.sub), sessionId: claims.sid } };
}

describe('a sign-in in two steps', () => {
  test('opens no session before the second one', async () => {
    const { email, secret } = await enrolled();
    const { data, cookies } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
    const asked = data['login'] as Fields;
    expect([asked.__typename, asked.methods, cookies]).toEqual([
      'SecondFactorRequired',
      ['TOTP', 'RECOVERY_CODE'],
      [],
    ]);
    expect((await complete(asked.challenge, codeOf(secret))).__typename).toBe('LoginSuccess');
  });

  test('a code is good once, whoever brings it, and the one before it is worth nothing', async () => {
    const { email, secret, usedCode } = await enrolled();
    const [one, two] = [await logIn(email), await logIn(email)];
    expect((await complete(one.challenge, usedCode)).__typename).toBe('WrongCodeError');
    const code = codeOf(secret);
    const both = await Promise.all([complete(one.challenge, code), complete(two.challenge, code)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'LoginSuccess',
      'WrongCodeError',
    ]);
  });

  test('a challenge is good once, and for five codes', async () => {
    const { email, secret, codes } = await enrolled();
    const { challenge } = await logIn(email);
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await complete(challenge, '000000')).toEqual({
        __typename: 'WrongCodeError',
        triesLeft,
      });
    }
    expect((await complete(challenge, codeOf(secret))).__typename).toBe('SignInEndedError');
    const next = await logIn(email);
    expect((await complete(next.challenge, codes[0]!)).__typename).toBe('LoginSuccess');
    expect((await complete(next.challenge, codes[1]!)).__typename).toBe('SignInEndedError');
  });

  test('ends after five minutes, and with a change of the password', async () => {
    const { email, secret, accountId } = await enrolled();
    const { challenge } = await logIn(email);
    await identity.orm.em
      .fork()
      .nativeUpdate(SignInChallenge, {}, { expiresAt: new Date(Date.now() - 1) });
    expect((await complete(challenge, codeOf(secret))).__typename).toBe('SignInEndedError');
    expect((await complete('made up', codeOf(secret))).__typename).toBe('SignInEndedError');
    const begun = await logIn(email);
    const end = { reason: 'PASSWORD_CHANGED', now: new Date() } as const;
    await identity.orm.em.fork().transactional((em) => endSessions(em, accountId, end));
    expect((await complete(begun.challenge, codeOf(secret))).__typename).toBe('SignInEndedError');
  });

  test('whoever knows the password does not guess on for ever', async () => {
    const { email } = await enrolled();
    for (let round = 0; round < 4; round += 1) {
      const { challenge } = await logIn(email);
      for (let code = 0; code < 5; code += 1) await complete(challenge, '000000');
    }
    const { codes } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
    expect(codes).toEqual(['RATE_LIMITED']);
  });

  test('sign-ins begun beforehand give no more codes', async () => {
    const { email, secret } = await enrolled();
    const begun: string[] = [];
    for (let round = 0; round < 5; round += 1) begun.push((await logIn(email)).challenge);
    const last = begun.pop() ?? '';
    for (const challenge of begun) {
      for (let code = 0; code < 5; code += 1) await complete(challenge, '000000');
    }
    expect((await complete(last, codeOf(secret))).__typename).toBe('SignInEndedError');
  });

  test('a recovery code signs in once, however it is typed', async () => {
    const { email, codes } = await enrolled();
    const typed = codes[3]!.toUpperCase().replace(/-/g, ' ');
    const [one, two] = [await logIn(email), await logIn(email)];
    expect((await complete(one.challenge, typed)).__typename).toBe('LoginSuccess');
    expect((await complete(two.challenge, typed)).__typename).toBe('WrongCodeError');
  });

  test('an administrator has her rights in sessions with a second factor only', async () => {
    const admin = { admin: true, organizationKind: null };
    const { email } = await identity.createAccount(admin);
    const { login, viewer } = await signedIn(email);
    expect(decodeJwt(login.accessToken)['admin']).toBe(false);
    const ME = '{ me { admin adminNeedsSecondFactor } }';
    expect((await identity.ask(viewer, ME)).data).toEqual({
      me: { admin: true, adminNeedsSecondFactor: true },
    });
    const { claims } = await identityViewer(...(await enrolledCredentials(admin)));
    expect(claims.admin).toBe(true);
  });
});

async function enrolledCredentials(wishes: object): Promise<[string, string]> {
  const { email, secret } = await enrolled({ ...wishes });
  return [email, secret];
}

describe('removing it', () => {
  test('takes the password and a code, and lowers the session again', async () => {
    const { email, viewer, secret, sid } = await enrolled({ admin: true, organizationKind: null });
    const remove = async (given: string, code: string) =>
      identity.ask(viewer, DISABLE, { password: given, code });
    const outcomeOf = ({ data }: { data: Record<string, unknown> }) =>
      (data['disableTotp'] as Fields).__typename;
    expect(outcomeOf(await remove('wrong', codeOf(secret)))).toBe('WrongPasswordError');
    expect(outcomeOf(await remove(password, '000000'))).toBe('WrongCodeError');
    const removed = await remove(password, codeOf(secret));
    expect(outcomeOf(removed)).toBe('TotpDisabled');
    const [access] = removed.cookies.map((cookie) => cookie.split(/[=;]/)[1] ?? '');
    expect(decodeJwt(access ?? '')).toMatchObject({ sid, ver: 2, admin: false });
    expect((await logIn(email)).__typename).toBe('LoginSuccess');
  });

  test('five wrong codes end the session that guesses, right passwords between them or not', async () => {
    const { viewer, sid } = await enrolled();
    for (let guess = 0; guess < 5; guess += 1) {
      await identity.ask(viewer, REAUTHENTICATE, { password });
      await identity.ask(viewer, DISABLE, { password, code: '000000' });
    }
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
  });

  test('five wrong passwords at once are five', async () => {
    const { accountId, email } = await identity.createAccount();
    const { viewer, sid } = await signedIn(email);
    const guesses = Array.from({ length: 5 }, (_, guess) =>
      identity.ask(viewer, REAUTHENTICATE, { password: `guess ${guess} at ${accountId}` }),
    );
    await Promise.all(guesses);
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
  });

  test('five wrong passwords end the session that guesses', async () => {
    const { viewer, sid } = await enrolled();
    for (let guess = 0; guess < 5; guess += 1) {
      await identity.ask(viewer, REAUTHENTICATE, { password: `guess ${guess}` });
    }
    expect(identity.told).toContainEqual(['session.revoked', { sessionIds: [sid] }]);
    const { codes } = await identity.ask(viewer, REAUTHENTICATE, { password });
    expect(codes).toEqual(['UNAUTHENTICATED']);
  });
});

test('nobody has nothing to guard', async () => {
  for (const query of ['{ mySecurity { totpSince } }', BEGIN]) {
    expect((await identity.ask(ANONYMOUS, query)).codes).toEqual(['UNAUTHENTICATED']);
  }
});

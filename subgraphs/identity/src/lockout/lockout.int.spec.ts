import type { Client } from '@focus-racer/contracts';
import { MailRow, OutboxRow } from '@focus-racer/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openIdentity } from '../fixture.ts';
import { SignInFailure } from './sign-in-failure.entity.ts';

const LOGIN = `mutation ($email: String!, $password: String!) {
  login(input: { email: $email, password: $password }) {
    __typename ... on SignInLockedError { message retryAfterSeconds proofMailed }
  }
}`;
const PROVE = `mutation ($token: String!) {
  proveSignIn(token: $token) { __typename ... on SignInProved { remembered } }
}`;
const PASSWORD = 'a long password';
const ANYBODY = { kind: 'anonymous' } as const;

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());
beforeEach(() => identity.orm.em.fork().nativeDelete(SignInFailure, {}));

let browsers = 0;
/** Another browser behind another address. */
function newBrowser(wishes: Partial<Client> = {}): Client {
  browsers += 1;
  return { address: `2001:db8::${browsers}`, userAgent: 'Mozilla/5.0', device: '', ...wishes };
}

interface Answer {
  __typename: string;
  retryAfterSeconds?: number;
  proofMailed?: boolean;
}

async function signIn(email: string, password: string, client: Client) {
  const { data, cookies } = await identity.ask(ANYBODY, LOGIN, { email, password }, client);
  return { answer: data['login'] as Answer, device: deviceOf(cookies) };
}

function deviceOf(cookies: string[]): string {
  return (
    /^fr_device=([^;]+)/.exec(cookies.find((c) => c.startsWith('fr_device=')) ?? '')?.[1] ?? ''
  );
}

/** As if the clock had moved on since the last failure. */
async function wait(seconds: number): Promise<void> {
  await identity.orm.em
    .fork()
    .execute(`update sign_in_failure set last_at = last_at - ? * interval '1 second'`, [seconds]);
}

/** Each attempt from another address, so that only the account's own count speaks. */
async function failTimes(email: string, times: number, client?: Client): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i += 1) {
    const { answer } = await signIn(email, 'a wrong password', client ?? newBrowser());
    answers.push(answer);
    await wait(61);
  }
  return answers;
}

const typesOf = (answers: Answer[]) => answers.map(({ __typename }) => __typename);

describe('a known and an unknown address', () => {
  test('are slowed down and locked alike', async () => {
    const { email } = await identity.createAccount();
    const ofKnown = await failTimes(email, 12);
    const ofUnknown = await failTimes('nobody@example.org', 12);
    expect(typesOf(ofKnown)).toEqual([
      ...Array.from({ length: 10 }, () => 'InvalidCredentialsError'),
      'SignInLockedError',
      'SignInLockedError',
    ]);
    expect(typesOf(ofUnknown)).toEqual(typesOf(ofKnown));
    expect(ofUnknown.at(-1)).toEqual(ofKnown.at(-1));
    expect(ofKnown.at(-1)).toMatchObject({ proofMailed: true });
  });

  test('one mail goes to the one that has an account, and no second one at once', async () => {
    const { email, accountId } = await identity.createAccount();
    const mailsBefore = await identity.orm.em.fork().count(MailRow, { kind: 'SIGN_IN_PROOF' });
    await failTimes(email, 13);
    await failTimes('nobody-else@example.org', 13);
    const mails = await identity.orm.em.fork().find(MailRow, { kind: 'SIGN_IN_PROOF' });
    expect(mails).toHaveLength(mailsBefore + 1);
    expect(mails.filter((mail) => mail.accountId === accountId)).toHaveLength(1);
  });
});

test('a delay grows from the fifth failure on; the right password waits as well', async () => {
  const { email } = await identity.createAccount();
  const client = newBrowser();
  const now = async () => (await signIn(email, 'a wrong password', client)).answer;
  for (let i = 0; i < 5; i += 1)
    expect(await now()).toMatchObject({ __typename: 'InvalidCredentialsError' });
  expect(await now()).toMatchObject({ retryAfterSeconds: 2, proofMailed: false });
  const right = await signIn(email, PASSWORD, newBrowser());
  expect(right.answer).toMatchObject({ __typename: 'SignInLockedError' });
  await wait(2);
  expect(await now()).toMatchObject({ __typename: 'InvalidCredentialsError' });
  expect(await now()).toMatchObject({ retryAfterSeconds: 4 });
  await wait(4);
  expect((await signIn(email, PASSWORD, newBrowser())).answer.__typename).toBe('LoginSuccess');
  expect(await now()).toMatchObject({ __typename: 'InvalidCredentialsError' });
});

test('a hundred at once are five attempts', async () => {
  const { email } = await identity.createAccount();
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => signIn(email, 'a wrong password', newBrowser())),
  );
  const tried = answers.filter(({ answer }) => answer.__typename === 'InvalidCredentialsError');
  expect(tried).toHaveLength(5);
});

describe('an owner whose account a stranger has locked', () => {
  test('signs in as ever on a browser that has signed in before', async () => {
    const { email } = await identity.createAccount();
    const { device } = await signIn(email, PASSWORD, newBrowser());
    expect(device).not.toBe('');
    await failTimes(email, 12);
    const own = newBrowser({ device });
    expect((await signIn(email, PASSWORD, own)).answer.__typename).toBe('LoginSuccess');
    expect((await signIn(email, PASSWORD, newBrowser())).answer.__typename).toBe(
      'SignInLockedError',
    );
  });

  test('goes on in a new browser by the mailed link, once and for that browser only', async () => {
    const { email } = await identity.createAccount();
    await failTimes(email, 11);
    const [mail] = (await identity.mailsTo(email)).filter(({ kind }) => kind === 'SIGN_IN_PROOF');
    const token = new URL(mail?.values['url'] ?? '').hash.slice(1);
    const browser = newBrowser();
    const proved = await identity.ask(ANYBODY, PROVE, { token }, browser);
    expect(proved.data['proveSignIn']).toEqual({ __typename: 'SignInProved', remembered: true });
    const device = deviceOf(proved.cookies);
    const again = await identity.ask(ANYBODY, PROVE, { token }, newBrowser());
    expect(again.data['proveSignIn']).toEqual({ __typename: 'LinkEndedError' });
    expect((await signIn(email, PASSWORD, newBrowser())).answer.__typename).toBe(
      'SignInLockedError',
    );
    expect((await signIn(email, PASSWORD, { ...browser, device })).answer.__typename).toBe(
      'LoginSuccess',
    );
  });

  test('a device of hers that guesses is locked itself, and a link frees it', async () => {
    const { email } = await identity.createAccount();
    const { device } = await signIn(email, PASSWORD, newBrowser());
    const own = newBrowser({ device });
    await failTimes(email, 10, own);
    expect((await signIn(email, PASSWORD, own)).answer).toMatchObject({ proofMailed: true });
    expect((await signIn(email, PASSWORD, newBrowser())).answer.__typename).toBe('LoginSuccess');
    const mails = await identity.mailsTo(email);
    const mail = mails.find(({ kind }) => kind === 'SIGN_IN_PROOF');
    const token = new URL(mail?.values['url'] ?? '').hash.slice(1);
    await identity.ask(ANYBODY, PROVE, { token }, own);
    expect((await signIn(email, PASSWORD, own)).answer.__typename).toBe('LoginSuccess');
  });

  test('is let in after a day', async () => {
    const { email } = await identity.createAccount();
    await failTimes(email, 11);
    await wait(86_400);
    expect((await signIn(email, PASSWORD, newBrowser())).answer.__typename).toBe('LoginSuccess');
  });
});

test('an address that tries many accounts is slowed down, its known browsers are not', async () => {
  const { email } = await identity.createAccount();
  const { device } = await signIn(email, PASSWORD, newBrowser());
  const finishLine = newBrowser();
  for (let i = 0; i < 21; i += 1) await signIn(`runner-${i}@example.org`, 'a guess', finishLine);
  const { answer } = await signIn('runner-22@example.org', 'a guess', finishLine);
  expect(answer).toMatchObject({ __typename: 'SignInLockedError', proofMailed: false });
  const known = await signIn(email, PASSWORD, { ...finishLine, device });
  expect(known.answer.__typename).toBe('LoginSuccess');
});

test('the audit log hears of it, and neither it nor the counts know an address', async () => {
  const { email, accountId } = await identity.createAccount();
  await failTimes(email, 11);
  const em = identity.orm.em.fork();
  const lines = (await em.find(OutboxRow, { kind: 'audit' })).map(({ payload }) => payload);
  const ofAccount = lines.filter(
    (line) => 'subject' in line && line.subject === `account:${accountId}`,
  );
  expect(ofAccount.map((line) => ('action' in line ? line.action : ''))).toEqual(
    expect.arrayContaining(['signIn.failedRepeatedly', 'signIn.locked', 'signIn.proofAsked']),
  );
  expect(JSON.stringify([lines, await em.find(SignInFailure, {})])).not.toMatch(
    /example\.org|2001:db8/,
  );
});

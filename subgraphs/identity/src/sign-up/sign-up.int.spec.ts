import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { OutboxRow } from '@focus-racer/service-kit';
import { Account } from '../account/account.entity.ts';
import { openIdentity } from '../fixture.ts';
import { MailToken } from '../mail-token/mail-token.entity.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on SignUpReceived { email } ... on PasswordRefusedError { reason }
} }`;
const VERIFY = `mutation ($token: String!) { verifyEmail(token: $token) { __typename } }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
const PASSWORD = 'a long password';

const newAddress = () => `${newId()}@example.org`;
const tokenOf = (url: string | undefined) => new URL(url ?? '').hash.slice(1);

async function signUp(wishes: Record<string, unknown> = {}) {
  const input = { email: newAddress(), password: PASSWORD, displayName: 'Ana', language: 'fr' };
  const wanted = { ...input, ...wishes };
  const { data, codes } = await identity.ask(ANONYMOUS, SIGN_UP, { input: wanted });
  return { email: wanted.email, answer: data['signUp'], codes };
}
async function verify(token: string) {
  const { data } = await identity.ask(ANONYMOUS, VERIFY, { token });
  return (data['verifyEmail'] as { __typename: string }).__typename;
}
async function logIn(email: string, password = PASSWORD) {
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password } });
  return (data['login'] as { __typename: string }).__typename;
}
const welcomes = async (organizationId: string) =>
  (await identity.orm.em.fork().find(OutboxRow, { kind: 'workflow' })).filter((row) =>
    JSON.stringify(row.payload).includes(organizationId),
  ).length;

describe('sign-up', () => {
  test('as a runner: a link confirms the address, once, and then she signs in', async () => {
    const { email, answer } = await signUp({ language: 'en' });
    expect(answer).toEqual({ __typename: 'SignUpReceived', email });
    expect(await logIn(email)).toBe('EmailNotVerifiedError');
    expect(await logIn(email, 'another password')).toBe('InvalidCredentialsError');

    const [mail] = await identity.mailsTo(email);
    expect(mail).toMatchObject({ kind: 'VERIFY_EMAIL', language: 'en' });
    expect(mail?.values['url']).toMatch(/^http:\/\/localhost:3000\/en\/verify#[\w-]{43}$/);
    const token = tokenOf(mail?.values['url']);
    expect(await verify(token)).toBe('EmailVerified');
    expect(await verify(token)).toBe('LinkEndedError');
    expect(await logIn(email)).toBe('LoginSuccess');
  });

  test('as a pro: her organization is there, and welcomed once her address is confirmed', async () => {
    const { email } = await signUp({
      organization: {
        kind: 'CLUB',
        name: 'Club du lac',
        country: 'FR',
        siret: '732 829 320 00074',
        vatNumber: 'FR 40 303 265 045',
      },
    });
    const em = identity.orm.em.fork();
    const account = await em.findOneOrFail(Account, { email });
    expect(account).toMatchObject({ kind: 'PRO', admin: false, emailVerifiedAt: null });
    const [membership] = await em.find(Membership, { account }, { populate: ['organization'] });
    const organization = membership?.organization;
    expect(membership?.role).toBe('OWNER');
    expect(organization).toMatchObject({
      kind: 'CLUB',
      name: 'Club du lac',
      country: 'FR',
      siret: '73282932000074',
      vatNumber: 'FR40303265045',
    });
    expect(await welcomes(organization?.id ?? '')).toBe(0);
    const [mail] = await identity.mailsTo(email);
    await verify(tokenOf(mail?.values['url']));
    expect(await welcomes(organization?.id ?? '')).toBe(1);
  });

  test('with a known address answers alike; its owner is told by mail, and nothing changes', async () => {
    const { email, accountId } = await identity.createAccount();
    const before = await identity.orm.em.fork().findOneOrFail(Account, { id: accountId });
    const known = await signUp({ email: ` ${email.toUpperCase()} `, displayName: 'Eve' });
    const unknown = await signUp();
    expect(known.codes).toEqual(unknown.codes);
    expect(known.answer).toEqual({ __typename: 'SignUpReceived', email });
    expect((await identity.mailsTo(email)).map(({ kind, values }) => [kind, values])).toEqual([
      ['SIGN_UP_KNOWN', { displayName: 'Ana', url: 'http://localhost:3000/reset' }],
    ]);
    const after = await identity.orm.em.fork().findOneOrFail(Account, { id: accountId });
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  test('an address that nobody confirmed belongs to whoever signed up last', async () => {
    const organization = { kind: 'AGENCY', name: 'Squatters', country: 'FR' };
    const first = await signUp({ password: 'chosen by a stranger', organization });
    const [stale] = await identity.mailsTo(first.email);
    await signUp({ email: first.email });
    expect(await verify(tokenOf(stale?.values['url']))).toBe('LinkEndedError');
    const [mail] = await identity.mailsTo(first.email);
    expect(await verify(tokenOf(mail?.values['url']))).toBe('EmailVerified');
    expect(await logIn(first.email, 'chosen by a stranger')).toBe('InvalidCredentialsError');
    expect(await logIn(first.email)).toBe('LoginSuccess');
    expect(await identity.orm.em.fork().count(Organization, { name: 'Squatters' })).toBe(0);
  });

  test('twice at once makes one account', async () => {
    const email = newAddress();
    const answers = await Promise.all([signUp({ email }), signUp({ email }), signUp({ email })]);
    expect(answers.map(({ codes }) => codes)).toEqual([[], [], []]);
    expect(await identity.orm.em.fork().count(Account, { email })).toBe(1);
  });

  test('accounts that nobody confirmed are forgotten after two weeks', async () => {
    const { email } = await signUp({
      organization: { kind: 'CLUB', name: 'Never confirmed', country: 'FR' },
    });
    const old = await identity.createAccount();
    const em = identity.orm.em.fork();
    const createdAt = new Date(Date.now() - 15 * 86_400_000);
    await em.nativeUpdate(Account, { email: { $in: [email, old.email] } }, { createdAt });
    await signUp();
    expect(await em.count(Account, { email })).toBe(0);
    expect(await em.count(Organization, { name: 'Never confirmed' })).toBe(0);
    expect(await em.count(Account, { email: old.email })).toBe(1);
  });

  test.each([
    ['short', 'TOO_SHORT'],
    ['iloveyou1', 'TOO_COMMON'],
    ['a'.repeat(201), 'TOO_LONG'],
  ])('refuses the password %s, for known and unknown addresses', async (password, reason) => {
    const { email } = await identity.createAccount();
    const refused = { __typename: 'PasswordRefusedError', reason };
    expect((await signUp({ password })).answer).toEqual(refused);
    expect((await signUp({ password, email })).answer).toEqual(refused);
  });

  test.each([
    { email: 'nobody' },
    { displayName: 'Ana\r\nBcc: everybody@example.org' },
    { language: 'de' },
    { organization: { kind: 'CLUB', name: 'Lac\nX', country: 'FR' } },
    { organization: { kind: 'CLUB', name: 'Lac', country: 'ZZ' } },
    { organization: { kind: 'CLUB', name: 'Lac', country: 'FR', siret: '1' } },
  ])('refuses %j', async (wrong) => {
    expect((await signUp(wrong)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('cannot ask for an administrator', async () => {
    const { codes } = await signUp({ admin: true });
    expect(codes).toHaveLength(1);
  });
});

describe('another link', () => {
  const RESEND = 'mutation ($email: String!) { resendVerification(email: $email) }';
  const resend = async (email: string) =>
    (await identity.ask(ANONYMOUS, RESEND, { email })).data['resendVerification'];

  test('goes to an address that is not confirmed; every address is answered alike', async () => {
    const { email } = await signUp();
    const known = await identity.createAccount();
    const addresses = [email, known.email, newAddress(), 'no address'];
    expect(await Promise.all(addresses.map(resend))).toEqual([true, true, true, true]);
    expect((await identity.mailsTo(email)).map(({ kind }) => kind)).toEqual([
      'VERIFY_EMAIL',
      'VERIFY_EMAIL',
    ]);
    expect(await identity.mailsTo(known.email)).toEqual([]);
  });

  test('is sent five times an hour at most', async () => {
    const { email } = await signUp();
    for (let asked = 0; asked < 7; asked += 1) await resend(email);
    expect(await identity.mailsTo(email)).toHaveLength(5);
  });

  test('ends with its 48 hours', async () => {
    const { email } = await signUp();
    const [mail] = await identity.mailsTo(email);
    const em = identity.orm.em.fork();
    const [kept] = await em.find(MailToken, { account: { email } });
    const hours = ((kept?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(47.9);
    expect(hours).toBeLessThanOrEqual(48);
    await em.nativeUpdate(MailToken, { account: { email } }, { expiresAt: new Date() });
    expect(await verify(tokenOf(mail?.values['url']))).toBe('LinkEndedError');
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { Account } from '../account/account.entity.ts';
import { openIdentity, viewerOf } from '../fixture.ts';
import { EmailChange } from './email-change.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const REQUEST = `mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) {
  __typename ... on PendingEmailChange { newEmail oldConfirmed newConfirmed }
} }`;
const CONFIRM = `mutation ($token: String!) { confirmEmailChange(token: $token) {
  __typename ... on EmailChangeConfirmed { complete }
} }`;
const PENDING = '{ me { email pendingEmailChange { newEmail oldConfirmed newConfirmed } } }';
const PASSWORD = 'a long password';
const newAddress = () => `${newId()}@example.org`;

async function request(accountId: string, newEmail: string, password = PASSWORD) {
  const input = { newEmail, password };
  const viewer = await identity.signedIn(accountId);
  const { data, codes } = await identity.ask(viewer, REQUEST, { input });
  return { answer: data['requestEmailChange'], codes };
}
async function confirm(token: string) {
  const { data, codes } = await identity.ask(ANONYMOUS, CONFIRM, { token });
  return data['confirmEmailChange'] ?? codes;
}
async function linkTo(address: string) {
  const mails = await identity.mailsTo(address);
  const url = mails.findLast(({ kind }) => kind.startsWith('EMAIL_CHANGE_'))?.values['url'];
  return new URL(url ?? '').hash.slice(1);
}
const me = async (accountId: string) =>
  (await identity.ask(viewerOf(accountId), PENDING)).data['me'];

describe('another address', () => {
  test('is asked for five times an hour at most', async () => {
    const { accountId } = await identity.createAccount();
    for (let asked = 0; asked < 5; asked += 1) {
      expect((await request(accountId, newAddress())).codes).toEqual([]);
    }
    const address = newAddress();
    expect((await request(accountId, address)).codes).toEqual(['RATE_LIMITED']);
    expect(await identity.mailsTo(address)).toEqual([]);
  });

  test.each(['old first', 'new first'])('takes over once both agreed, %s', async (order) => {
    const { email, accountId } = await identity.createAccount();
    const newEmail = newAddress();
    const asked = { newEmail, oldConfirmed: false, newConfirmed: false };
    expect((await request(accountId, ` ${newEmail.toUpperCase()} `)).answer).toEqual({
      __typename: 'PendingEmailChange',
      ...asked,
    });
    expect(await me(accountId)).toEqual({ email, pendingEmailChange: asked });

    const tokens = { old: await linkTo(email), new: await linkTo(newEmail) };
    const [first, second] = order === 'old first' ? ['old', 'new'] : ['new', 'old'];
    expect(await confirm(tokens[first as 'old'])).toMatchObject({ complete: false });
    expect(await confirm(tokens[first as 'old'])).toEqual({ __typename: 'LinkEndedError' });
    expect(await me(accountId)).toMatchObject({ email });
    expect(await confirm(tokens[second as 'old'])).toMatchObject({ complete: true });
    expect(await me(accountId)).toEqual({ email: newEmail, pendingEmailChange: null });
    for (const address of [email, newEmail]) {
      expect(await identity.mailsTo(address)).toContainEqual(
        expect.objectContaining({
          kind: 'EMAIL_CHANGED',
          values: { displayName: 'Ana', newEmail },
        }),
      );
    }
  });

  test('that somebody has is answered alike, gets no mail and is never given', async () => {
    const { accountId, email } = await identity.createAccount();
    const other = await identity.createAccount();
    const { answer } = await request(accountId, other.email);
    expect(answer).toMatchObject({ __typename: 'PendingEmailChange', newEmail: other.email });
    expect(await identity.mailsTo(other.email)).toEqual([]);
    expect(await confirm(await linkTo(email))).toMatchObject({ complete: false });
    expect(await me(accountId)).toMatchObject({ email });
  });

  test('that somebody took meanwhile stays with her', async () => {
    const { accountId, email } = await identity.createAccount();
    const newEmail = newAddress();
    await request(accountId, newEmail);
    const tokens = [await linkTo(email), await linkTo(newEmail)];
    await confirm(tokens[0] ?? '');
    await identity.createAccount({ email: newEmail });
    expect(await confirm(tokens[1] ?? '')).toEqual(['CONFLICT']);
    expect(await me(accountId)).toMatchObject({ email });
  });

  test('that somebody only typed at sign-up goes to whoever confirmed it', async () => {
    const { accountId, email } = await identity.createAccount();
    const newEmail = newAddress();
    const squatter = await identity.createAccount({ email: newEmail });
    const em = identity.orm.em.fork();
    await em.nativeUpdate(Account, { id: squatter.accountId }, { emailVerifiedAt: null });
    await request(accountId, newEmail);
    await confirm(await linkTo(email));
    expect(await confirm(await linkTo(newEmail))).toMatchObject({ complete: true });
    expect(await me(accountId)).toMatchObject({ email: newEmail });
    expect(await em.count(Account, { id: squatter.accountId })).toBe(0);
  });

  test('asked for anew forgets the wish of before, links included', async () => {
    const { accountId, email } = await identity.createAccount();
    await request(accountId, newAddress());
    const stale = await linkTo(email);
    const newEmail = newAddress();
    await request(accountId, newEmail);
    expect(await confirm(stale)).toEqual({ __typename: 'LinkEndedError' });
    expect(await me(accountId)).toMatchObject({ pendingEmailChange: { newEmail } });
  });

  test('must be agreed to within its 24 hours', async () => {
    const { accountId, email } = await identity.createAccount();
    await request(accountId, newAddress());
    const token = await linkTo(email);
    const em = identity.orm.em.fork();
    await em.nativeUpdate(EmailChange, { account: accountId }, { expiresAt: new Date() });
    expect(await confirm(token)).toEqual({ __typename: 'LinkEndedError' });
    expect(await me(accountId)).toMatchObject({ pendingEmailChange: null });
  });

  test('needs the password, an address, and another one than now', async () => {
    const { accountId, email } = await identity.createAccount();
    const wrong = await request(accountId, newAddress(), 'a guess at it');
    expect(wrong.answer).toEqual({ __typename: 'WrongPasswordError' });
    expect((await request(accountId, email)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await request(accountId, 'a@b.fr\r\nBcc: c@d.fr')).codes).toEqual(['BAD_USER_INPUT']);
    const input = { newEmail: newAddress(), password: PASSWORD };
    const nobody = await identity.ask(ANONYMOUS, REQUEST, { input });
    expect(nobody.codes).toEqual(['UNAUTHENTICATED']);
  });

  test('is seen by its owner alone', async () => {
    const { accountId } = await identity.createAccount();
    await request(accountId, newAddress());
    const { data } = await identity.ask(
      viewerOf(newId()),
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Account { pendingEmailChange { newEmail } }
      } }`,
      { of: [{ __typename: 'Account', id: accountId }] },
    );
    expect(data['_entities']).toEqual([{ pendingEmailChange: null }]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { MailRow, OutboxRow } from '@focus-racer/service-kit';
import { Account } from '../account/account.entity.ts';
import { openIdentity, viewerOf } from '../fixture.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const CLOSE = `mutation ($password: String!) { closeAccount(password: $password) {
  __typename ... on SoleOwnerError { organizations { id } }
} }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { __typename } }`;
const PASSWORD = 'a long password';

async function close(accountId: string, password = PASSWORD) {
  const viewer = await identity.signedIn(accountId);
  const { data, codes, cookies } = await identity.ask(viewer, CLOSE, { password });
  return { answer: data['closeAccount'], codes, cookies };
}
async function logIn(email: string) {
  const { data } = await identity.ask(ANONYMOUS, LOGIN, { input: { email, password: PASSWORD } });
  return (data['login'] as { __typename: string }).__typename;
}

async function invite(email: string) {
  const host = await identity.createAccount();
  const organizationId = host.organizationId ?? '';
  const viewer = viewerOf(host.accountId, [organizationId]);
  const input = { organizationId, email, role: 'SHOOTER' };
  const { codes } = await identity.ask(
    viewer,
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }',
    { input },
  );
  expect(codes).toEqual([]);
}

/** Every row of every table that mentions this text, as `table: row`. */
async function mentions(text: string): Promise<string[]> {
  const em = identity.orm.em.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'identity'`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await em.execute<{ row: string }[]>(
        `select t::text as row from "identity"."${name}" t where t::text ilike ?`,
        [`%${text}%`],
      );
      return found.map(({ row }) => `${name}: ${row}`);
    }),
  );
  return rows.flat();
}

describe('closing an account', () => {
  test('ends sessions, forgets who it was and records an erasure request', async () => {
    const displayName = `Nominative ${newId()}`;
    const { email, accountId } = await identity.createAccount({ displayName });
    await logIn(email);
    await invite(email);
    const { answer, cookies } = await close(accountId);
    expect(answer).toEqual({ __typename: 'AccountClosed' });
    expect(cookies.map((cookie) => cookie.split(';')[0])).toEqual(['fr_access=', 'fr_refresh=']);
    expect(identity.told.map(([name]) => name)).toContain('session.revoked');
    expect(await logIn(email)).toBe('InvalidCredentialsError');

    const rows = await identity.orm.em.fork().find(OutboxRow, { kind: 'personRequest' });
    expect(rows.map((row) => row.payload)).toContainEqual(
      expect.objectContaining({ personRequest: 'ERASURE', accountId }),
    );
    expect(await mentions(displayName)).toEqual([]);
    const left = await mentions(email);
    // Of mails under way, which forget where they went.
    expect(new Set(left.map((row) => row.split(':')[0]))).toEqual(new Set(['mail']));
    expect(await identity.mailsTo(email)).toMatchObject([
      { kind: 'ACCOUNT_CLOSED', language: 'fr' },
    ]);
  });

  test('leaves no table with a row of the person but the account itself and its traces', async () => {
    const { email, accountId } = await identity.createAccount();
    await logIn(email);
    await close(accountId);
    const tables = (await mentions(accountId)).map((row) => row.split(':')[0]);
    const traces = ['account', 'mail', 'outbox'];
    expect(tables.filter((table) => !traces.includes(table ?? ''))).toEqual([]);
  });

  test('lets the address be used again', async () => {
    const { email, accountId } = await identity.createAccount();
    await close(accountId);
    const again = await identity.createAccount({ email });
    expect(again.codes).toEqual([]);
    expect(await logIn(email)).toBe('LoginSuccess');
  });

  test('closes an organization of one, and keeps its id for what it did', async () => {
    const { accountId, organizationId } = await identity.createAccount({ displayName: 'Solo' });
    await close(accountId);
    const em = identity.orm.em.fork();
    const organization = await em.findOneOrFail(Organization, { id: organizationId ?? '' });
    expect(organization).toMatchObject({ name: 'Organisation fermée', siret: null });
    expect(organization.closedAt).not.toBeNull();
    expect(await em.count(Membership, { organization })).toBe(0);
  });

  test('is refused to the only owner of an organization that others work in', async () => {
    const { accountId, organizationId } = await identity.createAccount();
    const shooter = await identity.createAccount({ organizationKind: null, organizationId });
    expect((await close(accountId)).answer).toEqual({
      __typename: 'SoleOwnerError',
      organizations: [{ id: organizationId }],
    });
    expect((await close(shooter.accountId)).answer).toEqual({ __typename: 'AccountClosed' });
    expect((await close(accountId)).answer).toEqual({ __typename: 'AccountClosed' });
  });

  test('of two owners who leave at once one stays with the others', async () => {
    const first = await identity.createAccount();
    const organizationId = first.organizationId;
    const second = await identity.createAccount({
      organizationKind: null,
      organizationId,
      role: 'OWNER',
    });
    await identity.createAccount({ organizationKind: null, organizationId });
    const answers = await Promise.all([close(first.accountId), close(second.accountId)]);
    const names = answers.map(({ answer }) => (answer as { __typename: string }).__typename);
    expect(names.sort()).toEqual(['AccountClosed', 'SoleOwnerError']);
  });

  test('needs the password, and somebody signed in', async () => {
    const { accountId, email } = await identity.createAccount();
    expect((await close(accountId, 'a guess at it')).answer).toEqual({
      __typename: 'WrongPasswordError',
    });
    expect(await logIn(email)).toBe('LoginSuccess');
    const nobody = await identity.ask(ANONYMOUS, CLOSE, { password: PASSWORD });
    expect(nobody.codes).toEqual(['UNAUTHENTICATED']);
  });

  test('twice finds nothing left to close, and a mail under way nothing to say', async () => {
    const { accountId, email } = await identity.createAccount();
    await identity.ask(ANONYMOUS, 'mutation ($e: String!) { requestPasswordReset(email: $e) }', {
      e: email,
    });
    const viewer = await identity.signedIn(accountId);
    await close(accountId);
    const again = await identity.ask(viewer, CLOSE, { password: PASSWORD });
    expect(again.codes).toEqual(['UNAUTHENTICATED']);
    const em = identity.orm.em.fork();
    const mails = await em.find(MailRow, { accountId, kind: 'RESET_PASSWORD' });
    const compose = 'mutation ($id: ID!) { composeMail(mailId: $id) { to } }';
    const { data } = await identity.askInternal(compose, { id: mails[0]?.id });
    expect(data).toEqual({ composeMail: null });
    expect((await em.findOneOrFail(Account, { id: accountId })).passwordHash).toBeNull();
  });
});

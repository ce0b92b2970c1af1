import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { OutboxRow } from '@focus-racer/service-kit';
import { openIdentity, viewerOf } from '../fixture.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Account } from './account.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const ACCOUNT = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Account { displayName email admin memberships { role organization { id } } }
  }
}`;

async function accountAs(viewer: Viewer, id: string): Promise<unknown> {
  const representations = [{ __typename: 'Account', id }];
  const { data } = await identity.ask(viewer, ACCOUNT, { representations });
  return (data['_entities'] as unknown[])[0];
}

describe('createAccount', () => {
  test('gives a pro an organization of one and asks for its welcome', async () => {
    const { accountId, organizationId } = await identity.createAccount({ displayName: 'Ana' });
    const em = identity.orm.em.fork();
    const [membership] = await em.find(
      Membership,
      { account: { id: accountId } },
      { populate: ['organization'] },
    );
    expect(membership?.role).toBe('OWNER');
    expect(membership?.organization).toMatchObject({
      id: organizationId,
      name: 'Ana',
      kind: 'PHOTOGRAPHER',
    });
    const starts = await em.find(OutboxRow, { kind: 'workflow' });
    expect(starts.map((row) => row.payload)).toContainEqual(
      expect.objectContaining({ workflow: 'welcomeOrganization', input: { organizationId } }),
    );
  });

  test('keeps the password as argon2id with at least 19 MiB and two passes', async () => {
    const { accountId } = await identity.createAccount();
    const account = await identity.orm.em.fork().findOneOrFail(Account, { id: accountId });
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('writes audit lines without name or address', async () => {
    const { accountId, email } = await identity.createAccount({ displayName: 'Nominative' });
    const lines = await identity.orm.em.fork().find(OutboxRow, { kind: 'audit' });
    const own = JSON.stringify(
      lines.filter((row) => JSON.stringify(row.payload).includes(accountId)),
    );
    expect(own).toContain('account.created');
    expect(own).toContain('organization.created');
    expect(own).not.toContain(email);
    expect(own).not.toContain('Nominative');
  });

  test('refuses an address that is taken, whatever its case, and leaves nothing behind', async () => {
    const { email } = await identity.createAccount();
    const before = await identity.orm.em.fork().count(OutboxRow);
    const { codes } = await identity.createAccount({ email: email.toUpperCase() });
    expect(codes).toEqual(['CONFLICT']);
    expect(await identity.orm.em.fork().count(OutboxRow)).toBe(before);
  });

  test('lets a second photographer join an organization as shooter', async () => {
    const host = await identity.createAccount();
    const second = await identity.createAccount({
      organizationKind: null,
      organizationId: host.organizationId,
    });
    expect(second.organizationId).toBe(host.organizationId);
    const memberships = await identity.orm.em
      .fork()
      .find(Membership, { account: { id: second.accountId } });
    expect(memberships.map((membership) => membership.role)).toEqual(['SHOOTER']);
  });

  test('knows the organization that somebody joins', async () => {
    const { codes } = await identity.createAccount({ organizationId: newId() });
    expect(codes).toEqual(['NOT_FOUND']);
  });

  test.each([
    ['email', 'no address'],
    ['password', 'short'],
    ['displayName', '  '],
  ])('refuses a wrong %s', async (field, value) => {
    const { codes } = await identity.createAccount({ [field]: value });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('an account', () => {
  test('me is whoever asks, and nobody for the anonymous', async () => {
    const { accountId, email, organizationId } = await identity.createAccount();
    const me = '{ me { id email kind: __typename memberships { role organization { id kind } } } }';
    expect((await identity.ask(viewerOf(accountId), me)).data).toEqual({
      me: {
        id: accountId,
        email,
        kind: 'Account',
        memberships: [
          { role: 'OWNER', organization: { id: organizationId, kind: 'PHOTOGRAPHER' } },
        ],
      },
    });
    expect((await identity.ask(ANONYMOUS, me)).data).toEqual({ me: null });
  });

  test('shows its address and its memberships to itself and to administrators', async () => {
    const { accountId, email, organizationId } = await identity.createAccount({ admin: true });
    const whole = {
      displayName: 'Ana',
      email,
      admin: true,
      memberships: [{ role: 'OWNER', organization: { id: organizationId } }],
    };
    expect(await accountAs(viewerOf(accountId), accountId)).toEqual(whole);
    expect(await accountAs(viewerOf(newId(), [], true), accountId)).toEqual(whole);
  });

  test('shows another user its name only, and a colleague the organization they share', async () => {
    const { accountId, organizationId } = await identity.createAccount({ admin: true });
    const shy = { displayName: 'Ana', email: null, admin: false, memberships: [] };
    expect(await accountAs(viewerOf(newId(), [newId()]), accountId)).toEqual(shy);
    expect(await accountAs(ANONYMOUS, accountId)).toEqual(shy);
    expect(await accountAs(viewerOf(newId(), [organizationId ?? '']), accountId)).toEqual({
      ...shy,
      memberships: [{ role: 'OWNER', organization: { id: organizationId } }],
    });
  });
});

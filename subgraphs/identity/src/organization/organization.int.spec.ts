import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  accessClaimsSchema,
  ANONYMOUS,
  type MemberRole,
  newId,
  type Viewer,
} from '@focus-racer/contracts';
import { MailRow, OutboxRow } from '@focus-racer/service-kit';
import { decodeJwt } from 'jose';
import { openIdentity, viewerOf } from '../fixture.ts';
import { Session } from '../session/session.entity.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const CREATE = `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { id name kind country siret viewerRole } }`;
const UPDATE = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { name vatNumber } }`;
const CHANGE = `mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { __typename ... on MemberRoleChanged { membership { role } } } }`;
const REMOVE = `mutation ($input: MemberInput!) { removeMember(input: $input) { __typename ... on MembershipEnded { accountId } } }`;
const LEAVE = `mutation ($id: ID!) { leaveOrganization(organizationId: $id) { __typename } }`;
const TRANSFER = `mutation ($input: MemberInput!) { transferOwnership(input: $input) { role account { id } } }`;

interface Person {
  accountId: string;
  email: string;
  viewer: Viewer;
}
let organizationId: string;
let owner: Person;
let manager: Person;
let shooter: Person;

async function newMember(role: MemberRole): Promise<Person> {
  const { accountId, email } = await identity.createAccount({
    organizationKind: null,
    organizationId,
    role,
  });
  return { accountId, email, viewer: viewerOf(accountId) };
}

beforeEach(async () => {
  const { accountId, email, organizationId: own } = await identity.createAccount({});
  organizationId = own ?? '';
  owner = { accountId, email, viewer: viewerOf(accountId, [organizationId]) };
  manager = await newMember('MANAGER');
  shooter = await newMember('SHOOTER');
});

async function ask<T>(viewer: Viewer, source: string, variables: Record<string, unknown>) {
  const { data, codes } = await identity.ask(viewer, source, variables);
  return codes.length > 0 ? codes : (Object.values(data)[0] as T);
}
const changeRole = (by: Person, of: Person, role: MemberRole) =>
  ask(by.viewer, CHANGE, { input: { organizationId, accountId: of.accountId, role } });
const remove = (by: Person, of: Person) =>
  ask(by.viewer, REMOVE, { input: { organizationId, accountId: of.accountId } });

async function signIn({ email }: Person): Promise<string> {
  const { data } = await identity.ask(
    ANONYMOUS,
    `mutation ($input: LoginInput!) { login(input: $input) { ... on LoginSuccess { accessToken } } }`,
    { input: { email, password: 'a long password' } },
  );
  const { accessToken } = data['login'] as { accessToken: string };
  return accessClaimsSchema.parse(decodeJwt(accessToken)).sid;
}
const revokedAt = async (id: string) =>
  (await identity.orm.em.fork().findOneOrFail(Session, { id })).revokedAt;

describe('a further organization', () => {
  const facts = {
    kind: 'ORGANIZER',
    name: 'Trail du lac',
    country: 'FR',
    siret: '732 829 320 00074',
  };

  test('is founded with its facts, and its founder’s tokens are renewed', async () => {
    const sessionId = await signIn(shooter);
    const made = await ask<{ id: string }>(shooter.viewer, CREATE, { input: facts });
    expect(made).toMatchObject({ name: 'Trail du lac', kind: 'ORGANIZER' });
    const { id } = made as { id: string };
    const rows = await identity.orm.em.fork().find(OutboxRow, {});
    const payloads = rows.map(({ payload }) => payload as Record<string, unknown>);
    expect(payloads).toContainEqual(
      expect.objectContaining({
        workflow: 'welcomeOrganization',
        input: { organizationId: id, further: false },
      }),
    );
    expect(await revokedAt(sessionId)).toBeNull();
    expect(identity.told.at(-1)).toEqual([
      'session.outdated',
      { sessions: [{ id: sessionId, version: expect.any(Number) as unknown }] },
    ]);
    const seen = await identity.ask(
      viewerOf(shooter.accountId, [id]),
      `query ($id: ID!) { organization(id: $id) { siret country viewerRole viewerCanUpdate } }`,
      { id },
    );
    expect(seen.data['organization']).toEqual({
      siret: '73282932000074',
      country: 'FR',
      viewerRole: 'OWNER',
      viewerCanUpdate: true,
    });
  });

  test('is not welcomed with credits when it is not the first', async () => {
    const { data } = await identity.ask(owner.viewer, CREATE, { input: facts });
    const { id } = data['createOrganization'] as { id: string };
    const rows = await identity.orm.em.fork().find(OutboxRow, {});
    expect(rows.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        workflow: 'welcomeOrganization',
        input: { organizationId: id, further: true },
      }),
    );
  });

  test('is one of five at most, and for who signed in', async () => {
    for (let i = 0; i < 5; i += 1) await ask(shooter.viewer, CREATE, { input: facts });
    expect(await ask(shooter.viewer, CREATE, { input: facts })).toEqual(['CONFLICT']);
    expect(await ask(ANONYMOUS, CREATE, { input: facts })).toEqual(['UNAUTHENTICATED']);
  });
});

describe('what an organization shows', () => {
  const INSIDE = `query ($id: ID!) { organization(id: $id) { siret invitations { id } viewerCanGive members(first: 2) {
    edges { node { role email viewerCanChange account { id } } } pageInfo { hasNextPage endCursor } } } }`;
  const inside = (viewer: Viewer) => identity.ask(viewer, INSIDE, { id: organizationId });

  test('members to members, in pages', async () => {
    const { data } = await inside(owner.viewer);
    expect(data).toMatchObject({
      organization: {
        invitations: [],
        viewerCanGive: ['OWNER', 'MANAGER', 'SHOOTER', 'READER'],
        members: {
          edges: [
            { node: { role: 'OWNER', email: owner.email, account: { id: owner.accountId } } },
            { node: { role: 'MANAGER', email: manager.email, viewerCanChange: true } },
          ],
          pageInfo: { hasNextPage: true },
        },
      },
    });
  });

  test('nothing to strangers', async () => {
    expect((await inside(viewerOf(newId(), [newId()]))).codes).toEqual(['NOT_FOUND']);
    expect((await inside(ANONYMOUS)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await inside(viewerOf(newId(), [], true))).codes).toEqual([]);
  });

  test('is changed by owners alone', async () => {
    const input = { organizationId, name: 'Objectif', country: 'FR', vatNumber: 'FR83404833048' };
    expect(await ask(owner.viewer, UPDATE, { input })).toMatchObject({ name: 'Objectif' });
    expect(await ask(manager.viewer, UPDATE, { input })).toEqual(['FORBIDDEN']);
    expect(await ask(viewerOf(newId()), UPDATE, { input })).toEqual(['NOT_FOUND']);
  });
});

describe('another role', () => {
  test('ends the sessions of who gets it by another’s hand', async () => {
    const sessionId = await signIn(shooter);
    expect(await changeRole(owner, shooter, 'MANAGER')).toEqual({
      __typename: 'MemberRoleChanged',
      membership: { role: 'MANAGER' },
    });
    expect(await revokedAt(sessionId)).not.toBeNull();
    expect(identity.told.at(-1)).toEqual(['session.revoked', { sessionIds: [sessionId] }]);
  });

  test('is given by ranks', async () => {
    expect(await changeRole(manager, shooter, 'READER')).toMatchObject({
      __typename: 'MemberRoleChanged',
    });
    expect(await changeRole(manager, shooter, 'OWNER')).toEqual(['FORBIDDEN']);
    expect(await changeRole(manager, owner, 'READER')).toEqual(['FORBIDDEN']);
    expect(await changeRole(shooter, manager, 'READER')).toEqual(['FORBIDDEN']);
    expect(await changeRole(shooter, shooter, 'MANAGER')).toEqual(['FORBIDDEN']);
    const stranger = { ...shooter, viewer: viewerOf(newId()) };
    expect(await changeRole(stranger, shooter, 'READER')).toEqual(['NOT_FOUND']);
    expect(await changeRole(owner, { ...shooter, accountId: newId() }, 'READER')).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('is not taken by the last owner, also when two step down at once', async () => {
    expect(await changeRole(owner, owner, 'MANAGER')).toEqual({ __typename: 'LastOwnerError' });
    await changeRole(owner, manager, 'OWNER');
    const answers = await Promise.all([
      changeRole(owner, owner, 'READER'),
      changeRole(manager, manager, 'READER'),
    ]);
    expect(answers.map((answer) => (answer as { __typename: string }).__typename).sort()).toEqual([
      'LastOwnerError',
      'MemberRoleChanged',
    ]);
  });
});

describe('the end of a membership', () => {
  test('is told by mail, ends sessions, and stands in the audit log', async () => {
    const sessionId = await signIn(shooter);
    expect(await remove(manager, shooter)).toEqual({
      __typename: 'MembershipEnded',
      accountId: shooter.accountId,
    });
    expect(await revokedAt(sessionId)).not.toBeNull();
    const em = identity.orm.em.fork();
    const mail = await em.findOneOrFail(MailRow, { accountId: shooter.accountId });
    expect(mail.kind).toBe('MEMBERSHIP_ENDED');
    const composed = await identity.askInternal(
      `mutation ($id: ID!) { composeMail(mailId: $id) { to values } }`,
      { id: mail.id },
    );
    expect(composed.data['composeMail']).toMatchObject({
      to: shooter.email,
      values: { organization: 'Ana' },
    });
    expect(await remove(manager, shooter)).toEqual(['NOT_FOUND']);
  });

  test('is for who ranks above, and for oneself', async () => {
    expect(await remove(manager, owner)).toEqual(['FORBIDDEN']);
    expect(await remove(shooter, manager)).toEqual(['FORBIDDEN']);
    expect(await remove(shooter, shooter)).toMatchObject({ __typename: 'MembershipEnded' });
    expect(await ask(manager.viewer, LEAVE, { id: organizationId })).toMatchObject({
      __typename: 'MembershipEnded',
    });
    expect(await ask(owner.viewer, LEAVE, { id: organizationId })).toEqual({
      __typename: 'LastOwnerError',
    });
    expect(await ask(manager.viewer, LEAVE, { id: organizationId })).toEqual(['NOT_FOUND']);
  });
});

describe('handing over', () => {
  const handOver = (by: Person, to: Person) =>
    ask(by.viewer, TRANSFER, { input: { organizationId, accountId: to.accountId } });

  test('makes another the owner and the owner a manager', async () => {
    expect(await handOver(manager, shooter)).toEqual(['FORBIDDEN']);
    expect(await handOver(owner, owner)).toEqual(['BAD_USER_INPUT']);
    expect(await handOver(owner, shooter)).toEqual({
      role: 'OWNER',
      account: { id: shooter.accountId },
    });
    expect(await changeRole(owner, manager, 'READER')).toEqual(['FORBIDDEN']);
    expect(await changeRole(shooter, owner, 'READER')).toMatchObject({
      __typename: 'MemberRoleChanged',
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type MemberRole, newId, type Viewer } from '@focus-racer/contracts';
import { hashApiKeySecret, isApiKeySecret, MailRow, OutboxRow } from '@focus-racer/service-kit';
import { openIdentity } from '../fixture.ts';
import { Membership } from '../organization/membership.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { ApiKeySecret } from './api-key-secret.entity.ts';
import { composeApiKeyCreated } from './api-key-created.mail.ts';
import { endApiKeys } from './end-api-keys.ts';
import { verifyApiKey } from './verify-api-key.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
let owner: Viewer & { kind: 'account' };
let organizationId: string;
beforeAll(async () => {
  identity = await openIdentity();
});
beforeEach(async () => {
  const account = await identity.createAccount();
  organizationId = account.organizationId ?? '';
  owner = memberOf(account.accountId, 'OWNER');
});
afterAll(() => identity.close());

function memberOf(accountId: string, role: MemberRole): Viewer & { kind: 'account' } {
  return {
    kind: 'account',
    accountId,
    sessionId: newId(),
    admin: false,
    memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role }],
  };
}

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  __typename
  ... on ApiKeyWithSecret { secret apiKey { id name prefix scopes expiresAt lastUsedAt createdBy { id } } }
  ... on TooManyApiKeysError { max message }
} }`;
const LIST = `query ($id: ID!) { apiKeys(organizationId: $id) { id name prefix lastUsedAt previousSecretUntil } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) {
  secret apiKey { id prefix previousSecretUntil } } }`;
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(keyId: $id) { id } }';

interface Made {
  __typename: string;
  secret: string;
  apiKey: { id: string; prefix: string; previousSecretUntil: string | null };
}

const create = (viewer: Viewer, wishes: Record<string, unknown> = {}) =>
  identity.ask(viewer, CREATE, {
    input: { organizationId, name: 'Chrono', scopes: ['EVENTS_READ'], ...wishes },
  });

async function newKey(wishes: Record<string, unknown> = {}): Promise<Made> {
  const { data, codes } = await create(owner, wishes);
  expect(codes).toEqual([]);
  return data['createApiKey'] as Made;
}

async function rotate(keyId: string, overlapHours?: number): Promise<Made> {
  const { data } = await identity.ask(owner, ROTATE, { input: { keyId, overlapHours } });
  return data['rotateApiKey'] as Made;
}

const verify = (secret: string, now = new Date()) =>
  verifyApiKey(identity.orm.em.fork(), hashApiKeySecret(secret), now);
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('a new key', () => {
  test('is told once, kept hashed, and does what its maker could as a manager', async () => {
    const made = await newKey({ scopes: ['PHOTOS_READ', 'EVENTS_READ', 'PHOTOS_READ'] });
    expect(made).toEqual({
      __typename: 'ApiKeyWithSecret',
      secret: expect.stringMatching(/^fr_live_/),
      apiKey: {
        id: expect.any(String),
        name: 'Chrono',
        prefix: made.secret.slice(0, 14),
        scopes: ['EVENTS_READ', 'PHOTOS_READ'],
        expiresAt: null,
        lastUsedAt: null,
        createdBy: { id: owner.accountId },
      },
    });
    expect(isApiKeySecret(made.secret)).toBe(true);
    const kept = await identity.orm.em.fork().find(ApiKeySecret, { key: made.apiKey.id });
    expect(JSON.stringify(kept)).not.toContain(made.secret);
    expect(await verify(made.secret)).toEqual({
      keyId: made.apiKey.id,
      accountId: owner.accountId,
      scopes: ['photos:read', 'events:read'],
      organizationId,
      organizationKind: 'PHOTOGRAPHER',
      role: 'MANAGER',
      expiresAt: null,
    });
  });

  test('is told to owners and its maker by mail, and to the audit log', async () => {
    const { accountId } = await identity.createAccount({
      organizationKind: null,
      organizationId,
      role: 'MANAGER',
    });
    const { data } = await create(memberOf(accountId, 'MANAGER'));
    const { apiKey } = data['createApiKey'] as Made;
    const em = identity.orm.em.fork();
    const mails = await em.find(MailRow, { kind: 'API_KEY_CREATED', subjectId: apiKey.id });
    expect(mails.map((mail) => mail.accountId).sort()).toEqual([owner.accountId, accountId].sort());
    const parts = { publicUrl: 'https://focus.example' };
    const [mail] = mails;
    expect(await composeApiKeyCreated(em, mail as MailRow, parts)).toMatchObject({
      values: { keyName: 'Chrono', url: 'https://focus.example/pro/organization/keys' },
    });
    const audits = await em.find(OutboxRow, { kind: 'audit' });
    expect(audits.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        action: 'apiKey.created',
        actor: `account:${accountId}`,
        subject: `apiKey:${apiKey.id}`,
        details: { organizationId, scopes: 'events:read' },
      }),
    );
    await identity.ask(owner, REVOKE, { id: apiKey.id });
    const later = identity.orm.em.fork();
    expect(await composeApiKeyCreated(later, mail as MailRow, parts)).toBeNull();
  });

  test.each([
    ['a name of spaces', { name: '   ' }],
    ['a name with a line break', { name: 'a\r\nb' }],
    ['no scope', { scopes: [] }],
    ['an end in the past', { expiresAt: new Date(Date.now() - 1_000).toISOString() }],
    ['an end in two years', { expiresAt: hoursFromNow(24 * 730).toISOString() }],
  ])('does not have %s', async (_what, wishes) => {
    expect((await create(owner, wishes)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('is the last when there are twenty, until one is revoked', async () => {
    const first = await newKey();
    for (let made = 1; made < 20; made += 1) await newKey();
    expect((await newKey()).__typename).toBe('TooManyApiKeysError');
    await identity.ask(owner, REVOKE, { id: first.apiKey.id });
    expect((await newKey()).__typename).toBe('ApiKeyWithSecret');
  });
});

describe('keys belong to their organization', () => {
  test('strangers find none, members without the role learn why', async () => {
    const { apiKey } = await newKey();
    const stranger: Viewer = { ...owner, accountId: newId(), memberships: [] };
    const shooter = memberOf(newId(), 'SHOOTER');
    for (const [viewer, code] of [
      [stranger, 'NOT_FOUND'],
      [shooter, 'FORBIDDEN'],
      [{ kind: 'anonymous' } as const, 'UNAUTHENTICATED'],
    ] as const) {
      const answers = [
        await create(viewer),
        await identity.ask(viewer, LIST, { id: organizationId }),
        await identity.ask(viewer, ROTATE, { input: { keyId: apiKey.id } }),
        await identity.ask(viewer, REVOKE, { id: apiKey.id }),
      ];
      expect(answers.map(({ codes }) => codes)).toEqual([[code], [code], [code], [code]]);
    }
  });
});

describe('a key ends', () => {
  test('by itself', async () => {
    const { secret } = await newKey({ expiresAt: hoursFromNow(1).toISOString() });
    expect(await verify(secret, hoursFromNow(0.9))).not.toBeNull();
    expect(await verify(secret, hoursFromNow(1.1))).toBeNull();
  });

  test('when it is revoked: gateways hear of it and lists forget it', async () => {
    const { secret, apiKey } = await newKey();
    await identity.ask(owner, REVOKE, { id: apiKey.id });
    expect(identity.told).toContainEqual(['apiKey.revoked', { keyIds: [apiKey.id] }]);
    expect(await verify(secret)).toBeNull();
    const { data } = await identity.ask(owner, LIST, { id: organizationId });
    expect(data).toEqual({ apiKeys: [] });
    const again = await identity.ask(owner, ROTATE, { input: { keyId: apiKey.id } });
    expect(again.codes).toEqual(['NOT_FOUND']);
    expect((await identity.ask(owner, REVOKE, { id: apiKey.id })).codes).toEqual([]);
  });

  test("when its maker's role allows no keys any more", async () => {
    const { secret } = await newKey();
    const em = identity.orm.em.fork();
    await em.nativeUpdate(Membership, { account: owner.accountId }, { role: 'SHOOTER' });
    expect(await verify(secret)).toBeNull();
  });

  test('with what its maker made elsewhere left alone', async () => {
    const { secret, apiKey } = await newKey();
    const em = identity.orm.em.fork();
    const end = { actor: 'service:test', reason: 'ROLE_CHANGED', now: new Date() } as const;
    const made = { accountId: owner.accountId };
    expect(await endApiKeys(em, { ...made, organizationId: newId() }, end)).toEqual([]);
    expect(await endApiKeys(em, { ...made, organizationId }, end)).toEqual([apiKey.id]);
    await em.flush();
    expect(await verify(secret)).toBeNull();
    expect(await em.count(ApiKey, { id: apiKey.id, revokedAt: null })).toBe(0);
  });
});

test('a rotated key has two secrets for a while, and what used it last is known to the hour', async () => {
  const first = await newKey();
  const second = await rotate(first.apiKey.id);
  expect(second.apiKey.prefix).toBe(second.secret.slice(0, 14));
  expect(second.apiKey.previousSecretUntil).not.toBeNull();
  expect(identity.told).toContainEqual(['apiKey.revoked', { keyIds: [first.apiKey.id] }]);
  const grant = await verify(first.secret);
  expect(grant?.expiresAt?.getTime()).toBeCloseTo(hoursFromNow(24).getTime(), -5);
  expect((await verify(second.secret))?.expiresAt).toBeNull();
  expect(await verify(first.secret, hoursFromNow(25))).toBeNull();
  expect(await verify(second.secret, hoursFromNow(25))).not.toBeNull();

  const third = await rotate(first.apiKey.id, 0);
  expect(await verify(first.secret)).toBeNull();
  expect(await verify(second.secret)).toBeNull();
  expect(await verify(third.secret)).not.toBeNull();
  const key = await identity.orm.em.fork().findOneOrFail(ApiKey, { id: first.apiKey.id });
  expect(key.lastUsedAt?.getUTCMinutes()).toBe(0);
});

test('identity is asked by hash, internally', async () => {
  const { secret, apiKey } = await newKey();
  const QUERY = 'mutation ($hash: String!) { verifyApiKey(secretHash: $hash) { keyId expiresAt } }';
  const answer = await identity.askInternal(QUERY, { hash: hashApiKeySecret(secret) });
  expect(answer.data).toEqual({ verifyApiKey: { keyId: apiKey.id, expiresAt: null } });
  const other = await identity.askInternal(QUERY, { hash: hashApiKeySecret(`${secret}x`) });
  expect(other.data).toEqual({ verifyApiKey: null });
});

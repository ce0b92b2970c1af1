import type { ApiKeyScope, MemberRole, OrganizationKind } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '../organization/membership.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { isUsable, mayKeepKeys } from './api-key.policy.ts';
import { ApiKeySecret } from './api-key-secret.entity.ts';

const HOUR_MS = 3_600_000;

export interface VerifiedApiKey {
  keyId: string;
  accountId: string;
  scopes: ApiKeyScope[];
  organizationId: string;
  organizationKind: OrganizationKind;
  role: MemberRole;
  /** The earlier end of the key and of this secret; null when neither ends by itself. */
  expiresAt: Date | null;
}

/**
 * Whose secret has this hash, and what it may do now; null for none that works. A key does what its
 * maker could as a manager: less than an owner, and nothing once the maker's role allows no keys.
 */
export async function verifyApiKey(
  em: EntityManager,
  secretHash: string,
  now: Date,
): Promise<VerifiedApiKey | null> {
  const secret = await em.findOne(
    ApiKeySecret,
    { hash: secretHash },
    { populate: ['key.organization'] },
  );
  if (!secret || !isUsable(secret.key, secret, now)) return null;
  const { key } = secret;
  const { account, organization } = key;
  const membership = await em.findOne(Membership, { account, organization });
  if (!membership || !mayKeepKeys(membership.role)) return null;
  await noteUse(em, key, now);
  return {
    keyId: key.id,
    accountId: account.id,
    scopes: key.scopes,
    organizationId: organization.id,
    organizationKind: organization.kind,
    role: 'MANAGER',
    expiresAt: earlier(key.expiresAt, secret.validUntil),
  };
}

/** To the hour, so that a busy key writes its row 24 times a day. */
async function noteUse(em: EntityManager, key: ApiKey, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  if (key.lastUsedAt && key.lastUsedAt >= hour) return;
  await em.nativeUpdate(ApiKey, { id: key.id }, { lastUsedAt: hour });
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

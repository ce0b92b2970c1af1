import { type ApiKeyScope, newId, type Viewer } from '@focus-racer/contracts';
import {
  actorOf,
  type Bus,
  checkInput,
  hashApiKeySecret,
  newApiKeySecret,
  notFound,
  recordAuditAfterCommit,
  visiblePrefix,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Organization } from '../organization/organization.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import {
  type CreateApiKeyInput,
  createApiKeySchema,
  type RotateApiKeyInput,
  rotateApiKeySchema,
} from './api-key.inputs.ts';
import { requireKeyKeeper } from './api-key.policy.ts';
import { ApiKeySecret } from './api-key-secret.entity.ts';
import { tellOwnersOfKey } from './api-key-created.mail.ts';
import { announceKeysEnded, endApiKey } from './end-api-keys.ts';
import { lockOwnKey } from './find-api-key.ts';

/** Of an organization, ended ones not counted; whoever has more programs than this shares keys. */
export const MAX_API_KEYS = 20;
const HOUR_MS = 3_600_000;

interface KeyWithSecret {
  apiKey: ApiKey;
  secret: string;
}

export class ApiKeyService {
  private readonly em: EntityManager;
  private readonly bus: Pick<Bus, 'publish'>;
  private readonly now: () => Date;

  constructor(em: EntityManager, bus: Pick<Bus, 'publish'>, now = () => new Date()) {
    this.em = em;
    this.bus = bus;
    this.now = now;
  }

  /** The keys that have not been revoked, the newest first; those that expired say so themselves. */
  async list(viewer: Viewer, organizationId: string): Promise<ApiKey[]> {
    requireKeyKeeper(viewer, organizationId, 'organization');
    return this.em.find(
      ApiKey,
      { organization: organizationId, revokedAt: null },
      { orderBy: { id: 'desc' } },
    );
  }

  /** null when the organization has as many as it may. */
  create(viewer: Viewer, input: CreateApiKeyInput): Promise<KeyWithSecret | null> {
    const account = requireKeyKeeper(viewer, input.organizationId, 'organization');
    const now = this.now();
    const wanted = checkInput(createApiKeySchema(now), input);
    return this.em.transactional(async (em) => {
      const organization = em.getReference(Organization, wanted.organizationId);
      await em.lock(organization, LockMode.PESSIMISTIC_WRITE);
      const present = await em.count(ApiKey, { organization, revokedAt: null });
      if (present >= MAX_API_KEYS) return null;
      const secret = newApiKeySecret();
      const apiKey = em.create(ApiKey, {
        id: newId(),
        organization,
        account: account.accountId,
        name: wanted.name,
        scopes: wanted.scopes satisfies ApiKeyScope[],
        prefix: visiblePrefix(secret),
        createdAt: now,
        expiresAt: wanted.expiresAt,
      });
      em.create(ApiKeySecret, { hash: hashApiKeySecret(secret), key: apiKey, createdAt: now });
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'apiKey.created',
        subject: `apiKey:${apiKey.id}`,
        details: { organizationId: organization.id, scopes: wanted.scopes.join(' ') },
      });
      await tellOwnersOfKey(em, apiKey);
      return { apiKey, secret };
    });
  }

  /** A new secret; those of before go on for some hours, but for no longer than they were to. */
  async rotate(viewer: Viewer, input: RotateApiKeyInput): Promise<KeyWithSecret> {
    const { keyId, overlapHours } = checkInput(rotateApiKeySchema, input);
    const now = this.now();
    const rotated = await this.em.transactional(async (em) => {
      const apiKey = await lockOwnKey(em, viewer, keyId);
      if (apiKey.revokedAt) throw notFound('API key');
      await this.limitSecrets(em, apiKey, overlapHours, now);
      const secret = newApiKeySecret();
      em.create(ApiKeySecret, { hash: hashApiKeySecret(secret), key: apiKey, createdAt: now });
      apiKey.prefix = visiblePrefix(secret);
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'apiKey.rotated',
        subject: `apiKey:${apiKey.id}`,
        details: { organizationId: apiKey.organization.id, overlapHours },
      });
      return { apiKey, secret };
    });
    // A socket that the old secret opened opens again, and learns when that ends.
    await announceKeysEnded(this.bus, [keyId]);
    return rotated;
  }

  /** Ends a key at once, on sockets too. Idempotent. */
  async revoke(viewer: Viewer, keyId: string): Promise<ApiKey> {
    const now = this.now();
    const key = await this.em.transactional(async (em) => {
      const own = await lockOwnKey(em, viewer, keyId);
      if (!own.revokedAt) endApiKey(em, own, { actor: actorOf(viewer), reason: 'REVOKED', now });
      return own;
    });
    await announceKeysEnded(this.bus, [key.id]);
    return key;
  }

  private async limitSecrets(
    em: EntityManager,
    key: ApiKey,
    overlapHours: number,
    now: Date,
  ): Promise<void> {
    const until = new Date(now.getTime() + overlapHours * HOUR_MS);
    await em.nativeDelete(ApiKeySecret, { key, validUntil: { $lte: now } });
    for (const secret of await em.find(ApiKeySecret, { key })) {
      if (!secret.validUntil || secret.validUntil > until) secret.validUntil = until;
    }
  }
}

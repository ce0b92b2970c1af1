import { type Bus, recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiKey } from './api-key.entity.ts';

type KeyEndReason = 'REVOKED' | 'ROLE_CHANGED' | 'MEMBERSHIP_ENDED' | 'ACCOUNT_CLOSED';

/**
 * Ends the keys that an account made, of one organization or of all, and answers their ids. The
 * caller flushes and gives the ids to `announceKeysEnded` after the commit. Idempotent.
 */
export async function endApiKeys(
  em: EntityManager,
  made: { accountId: string; organizationId?: string },
  end: { actor: string; reason: KeyEndReason; now: Date },
): Promise<string[]> {
  const keys = await em.find(ApiKey, {
    account: made.accountId,
    revokedAt: null,
    ...(made.organizationId && { organization: made.organizationId }),
  });
  keys.forEach((key) => endApiKey(em, key, end));
  return keys.map(({ id }) => id);
}

/** Ends one key; the caller flushes and announces it. */
export function endApiKey(
  em: EntityManager,
  key: ApiKey,
  { actor, reason, now }: { actor: string; reason: KeyEndReason; now: Date },
): void {
  key.revokedAt = now;
  recordAuditAfterCommit(em, {
    actor,
    action: 'apiKey.revoked',
    subject: `apiKey:${key.id}`,
    details: { organizationId: key.organization.id, reason },
  });
}

/** Has gateways forget what they know of these keys and close their sockets. */
export async function announceKeysEnded(
  bus: Pick<Bus, 'publish'>,
  keyIds: readonly string[],
): Promise<void> {
  if (keyIds.length > 0) await bus.publish('apiKey.revoked', { keyIds: [...keyIds] });
}

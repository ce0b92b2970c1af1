import { idSchema, type Viewer } from '@focus-racer/contracts';
import { notFound, requireAccount } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { ApiKey } from './api-key.entity.ts';
import { requireKeyKeeper } from './api-key.policy.ts';

/** A key that the viewer may change, revoked ones too, locked until the transaction ends. */
export async function lockOwnKey(
  em: EntityManager,
  viewer: Viewer,
  keyId: string,
): Promise<ApiKey> {
  requireAccount(viewer);
  const key = idSchema.safeParse(keyId).success
    ? await em.findOne(ApiKey, { id: keyId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  requireKeyKeeper(viewer, key?.organization.id ?? null, 'API key');
  if (!key) throw notFound('API key');
  return key;
}

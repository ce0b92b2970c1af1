import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiKeySecret } from './api-key-secret.entity.ts';

/** For each key, until when the last of its secrets but the newest works; null when none does. */
export async function previousSecretEnds(
  em: EntityManager,
  keyIds: readonly string[],
  now: Date,
): Promise<(Date | null)[]> {
  const secrets = await em.find(
    ApiKeySecret,
    { key: { $in: [...keyIds] }, validUntil: { $gt: now } },
    { orderBy: { validUntil: 'asc' } },
  );
  const ends = new Map(secrets.map(({ key, validUntil }) => [key.id, validUntil]));
  return keyIds.map((id) => ends.get(id) ?? null);
}

import { migrateOrm } from '@focus-racer/service-kit';
import { ormOptions } from './orm.ts';

/** Brings the catalog's tables up to date; the URL is that of their owner. Idempotent. */
export function migrate(ownerDatabaseUrl: string): Promise<void> {
  return migrateOrm(ormOptions(ownerDatabaseUrl));
}

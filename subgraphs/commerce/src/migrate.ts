import { migrateOrm } from '@focus-racer/service-kit';
import { commerceOrmOptions } from './orm.ts';

/** Brings commerce's tables up to date. Takes the URL of the role that owns them. */
export function migrate(ownerDatabaseUrl: string): Promise<void> {
  return migrateOrm(commerceOrmOptions(ownerDatabaseUrl));
}

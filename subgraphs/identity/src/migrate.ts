import { migrateOrm } from '@focus-racer/service-kit';
import { identityOrmOptions } from './orm.ts';

/** Brings identity's tables up to date. Takes the URL of the role that owns them. */
export function migrate(ownerDatabaseUrl: string): Promise<void> {
  return migrateOrm(identityOrmOptions(ownerDatabaseUrl));
}

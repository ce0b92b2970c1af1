import { migrateOrm } from '@focus-racer/service-kit';
import { complianceOrmOptions } from './orm.ts';

/** Brings compliance's tables up to date. Takes the URL of the role that owns them. */
export function migrate(ownerDatabaseUrl: string): Promise<void> {
  return migrateOrm(complianceOrmOptions(ownerDatabaseUrl));
}

import { type OrmOptions, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { AuditEntry } from './audit/audit-entry.entity.ts';

export function complianceOrmOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'compliance',
    databaseUrl,
    entities: [AuditEntry],
    migrations: [{ name: 'm0001-initial', class: Initial }],
  };
}

export function startComplianceOrm(databaseUrl: string) {
  return startOrm(complianceOrmOptions(databaseUrl));
}

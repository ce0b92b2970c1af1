import { MailRow, type OrmOptions, OutboxRow, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { Takedowns } from '../migrations/m0002-takedown.ts';
import { PersonRequests } from '../migrations/m0003-person-request.ts';
import { AuditEntry } from './audit/audit-entry.entity.ts';
import { PersonRequest } from './person-request/person-request.entity.ts';
import { Takedown } from './takedown/takedown.entity.ts';

export function complianceOrmOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'compliance',
    databaseUrl,
    entities: [AuditEntry, PersonRequest, Takedown, MailRow, OutboxRow],
    migrations: [
      { name: 'm0001-initial', class: Initial },
      { name: 'm0002-takedown', class: Takedowns },
      { name: 'm0003-person-request', class: PersonRequests },
    ],
  };
}

export function startComplianceOrm(databaseUrl: string) {
  return startOrm(complianceOrmOptions(databaseUrl));
}

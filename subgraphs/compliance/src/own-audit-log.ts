import type { InternalClient } from '@focus-racer/service-kit';
import type { MikroORM } from '@mikro-orm/postgresql';
import { AuditLogService } from './audit/audit-log.service.ts';

/** Where compliance's own outbox delivers its audit lines: the log is in this very process. */
export function ownAuditLog(orm: MikroORM): Pick<InternalClient, 'ask'> {
  return {
    async ask(operation, variables) {
      const lines = variables['lines'];
      if (operation.field !== 'recordAuditLines' || !Array.isArray(lines)) {
        throw new Error(`an outbox asks for no ${operation.field}`);
      }
      const recorded = await new AuditLogService(orm.em.fork()).recordLines(lines);
      return operation.result.parse({ recorded });
    },
  };
}

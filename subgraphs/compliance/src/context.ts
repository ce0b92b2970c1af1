import type { RequestContext } from '@focus-racer/service-kit';
import { AuditLogService } from './audit/audit-log.service.ts';

export interface ComplianceContext extends RequestContext {
  auditLog: AuditLogService;
}

export function complianceContext(base: RequestContext): ComplianceContext {
  return { ...base, auditLog: new AuditLogService(base.em) };
}

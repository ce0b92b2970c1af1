import { MailDesk, type RequestContext } from '@focus-racer/service-kit';
import { AuditLogService } from './audit/audit-log.service.ts';
import { complianceMails, type ComplianceMailParts } from './mail/composers.ts';

export interface ComplianceContext extends RequestContext {
  auditLog: AuditLogService;
  mails: MailDesk<'compliance', ComplianceMailParts>;
}

export type ComplianceParts = ComplianceMailParts;

export function complianceContext(parts: ComplianceParts) {
  return (base: RequestContext): ComplianceContext => ({
    ...base,
    auditLog: new AuditLogService(base.em),
    mails: new MailDesk(base.em, complianceMails, parts),
  });
}

import { type Logger, MailDesk, type RequestContext } from '@focus-racer/service-kit';
import { AuditLogService } from './audit/audit-log.service.ts';
import { complianceMails } from './mail/composers.ts';
import type { ComplianceMailParts } from './mail/mail-parts.ts';
import { PersonRequestService } from './person-request/person-request.service.ts';

/** What lives as long as the process. */
export interface ComplianceParts extends ComplianceMailParts {
  logger: Logger;
}

export interface ComplianceContext extends RequestContext, ComplianceParts {
  auditLog: AuditLogService;
  personRequests: PersonRequestService;
  mails: MailDesk<'compliance', ComplianceMailParts>;
}

export function complianceContext(parts: ComplianceParts) {
  return (base: RequestContext): ComplianceContext => ({
    ...base,
    ...parts,
    auditLog: new AuditLogService(base.em),
    personRequests: new PersonRequestService(base.em),
    mails: new MailDesk(base.em, complianceMails, parts),
  });
}

import { buildInternalSchema, buildPublicSchema, MailResolver } from '@focus-racer/service-kit';
import { AuditLogResolver } from './audit/audit-log.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { TakedownResolver } from './takedown/takedown.resolver.ts';

export async function buildComplianceSchemas() {
  const publicSchema = await buildPublicSchema({ resolvers: [AuditLogResolver, TakedownResolver] });
  const internalSchema = await buildInternalSchema([InternalResolver, MailResolver]);
  return { publicSchema, internalSchema };
}

import { buildInternalSchema, buildPublicSchema, MailResolver } from '@focus-racer/service-kit';
import { AuditLogResolver } from './audit/audit-log.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { PersonRequestInternalResolver } from './person-request/person-request.internal.resolver.ts';
import { PersonRequestResolver } from './person-request/person-request.resolver.ts';
import { TakedownResolver } from './takedown/takedown.resolver.ts';

export async function buildComplianceSchemas() {
  const publicSchema = await buildPublicSchema({
    resolvers: [AuditLogResolver, PersonRequestResolver, TakedownResolver],
  });
  const internalSchema = await buildInternalSchema([
    InternalResolver,
    MailResolver,
    PersonRequestInternalResolver,
  ]);
  return { publicSchema, internalSchema };
}

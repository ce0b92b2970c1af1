import { portSchema, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { z } from 'zod';

export const complianceEnvSchema = z.object({
  ...subgraphEnvShape,
  COMPLIANCE_PORT: portSchema.default(4004),
  /** Says whose a reported photo is, and takes it down. */
  CATALOG_URL: z.url(),
  /** Says who decides for an organization. */
  IDENTITY_URL: z.url(),
  /** The web's origin, which links in mails begin with. */
  PUBLIC_URL: z.url(),
});
export type ComplianceEnv = z.infer<typeof complianceEnvSchema>;

export function readComplianceEnv(): Readonly<ComplianceEnv> {
  return readEnv(complianceEnvSchema);
}

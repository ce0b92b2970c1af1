import { portSchema, processEnvShape, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { z } from 'zod';

const { DATABASE_URL, SERVICE_TOKEN, VIEWER_PUBLIC_KEY } = subgraphEnvShape;

/** The room that audit lines end in: it tells nobody anything, so it needs no Temporal. */
export const complianceEnvSchema = z.object({
  ...processEnvShape,
  DATABASE_URL,
  SERVICE_TOKEN,
  VIEWER_PUBLIC_KEY,
  COMPLIANCE_PORT: portSchema.default(4004),
  /** The web's origin, which the links of mails begin with. */
  PUBLIC_URL: z.url(),
});
export type ComplianceEnv = z.infer<typeof complianceEnvSchema>;

export function readComplianceEnv(): Readonly<ComplianceEnv> {
  return readEnv(complianceEnvSchema);
}

import { portSchema, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { z } from 'zod';

export const commerceEnvSchema = z.object({
  ...subgraphEnvShape,
  COMMERCE_PORT: portSchema.default(4003),
  /** Takes the audit lines. */
  COMPLIANCE_URL: z.url(),
  /** Credits that every new organization begins with: a first race weekend. */
  WELCOME_CREDITS: z.coerce.number().int().min(0).max(1_000_000).default(1000),
});
export type CommerceEnv = z.infer<typeof commerceEnvSchema>;

export function readCommerceEnv(): Readonly<CommerceEnv> {
  return readEnv(commerceEnvSchema);
}

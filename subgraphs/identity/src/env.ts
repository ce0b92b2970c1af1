import { jwkSchema, portSchema, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { z } from 'zod';

export const identityEnvSchema = z.object({
  ...subgraphEnvShape,
  IDENTITY_PORT: portSchema.default(4002),
  /** Takes the audit lines. */
  COMPLIANCE_URL: z.url(),
  /** The web's origin; https makes the cookies Secure. */
  PUBLIC_URL: z.url(),
  /** Private Ed25519 key of access tokens. */
  ACCESS_SIGNING_KEY: jwkSchema,
  /** Seals authenticators' secrets and hashes recovery codes; without it they are lost. */
  SECOND_FACTOR_SECRET: z.string().min(32),
  /** Knows addresses again without keeping them; signs unsubscribe links. */
  ADDRESS_SECRET: z.string().min(32),
});
export type IdentityEnv = z.infer<typeof identityEnvSchema>;

export function readIdentityEnv(): Readonly<IdentityEnv> {
  return readEnv(identityEnvSchema);
}

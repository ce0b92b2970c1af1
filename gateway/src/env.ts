import { jwkSchema, portSchema, processEnvShape, readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';

export const gatewayEnvSchema = z.object({
  ...processEnvShape,
  GATEWAY_PORT: portSchema.default(4000),
  /** Of the gateway's own role: revoked sessions, rate limits and the bus. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  CATALOG_URL: z.url(),
  IDENTITY_URL: z.url(),
  COMMERCE_URL: z.url(),
  COMPLIANCE_URL: z.url(),
  SERVICE_TOKEN: z.string().min(32),
  /** Private Ed25519 key of the viewers sent to subgraphs. */
  VIEWER_SIGNING_KEY: jwkSchema,
  /** Public Ed25519 key of identity's access tokens. */
  ACCESS_PUBLIC_KEY: jwkSchema,
  /** The web's origin: cookies act for no other. */
  PUBLIC_URL: z.url(),
  /** The API is public, so its schema is; false hides it. */
  GRAPHQL_INTROSPECTION: z.stringbool().default(true),
  /** How many proxies in front of the gateway append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Shared with the web's server, which says for whom it asks and marks visitors. */
  WEB_TOKEN: z.string().min(32),
  /** Multiplies every rate limit, for a load test or a private network. */
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
});
export type GatewayEnv = z.infer<typeof gatewayEnvSchema>;

export function readGatewayEnv(): Readonly<GatewayEnv> {
  return readEnv(gatewayEnvSchema);
}

/** @apollo/gateway reports to its vendor unless this variable stands before it is constructed. */
export function disableVendorTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}

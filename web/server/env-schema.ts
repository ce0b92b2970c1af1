import { z } from 'zod';

/** What the web's server reads; PORT, HOST and the addresses for browsers are Nuxt's own variables. */
export const webEnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  GRAPHQL_INTERNAL_URL: z.url().default('http://127.0.0.1:4000/graphql'),
  NUXT_PUBLIC_GRAPHQL_WS_URL: z.url().default('ws://localhost:4000/graphql'),
  NUXT_PUBLIC_FILES_URL: z.url().default('http://localhost:4010'),
  /** The site's own address, for links that other sites read. */
  NUXT_PUBLIC_I18N_BASE_URL: z.url().optional(),
  /** Shared with the gateway: proves who says for whom it asks, and signs visitors' cookies. */
  WEB_TOKEN: z.string().min(32),
  /** How many proxies in front of the web append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
});

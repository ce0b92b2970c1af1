import { readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';

export const demoEnvSchema = z.object({
  /** The public API. */
  GRAPHQL_URL: z.url(),
  IDENTITY_URL: z.url(),
  SERVICE_TOKEN: z.string().min(32),
  /** Of every demo account. */
  DEMO_PASSWORD: z.string().min(8),
});
export type DemoEnv = z.infer<typeof demoEnvSchema>;

export function readDemoEnv(): DemoEnv {
  return readEnv(demoEnvSchema);
}

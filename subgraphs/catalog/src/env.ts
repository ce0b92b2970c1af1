import { portSchema, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { storageEnvSchema } from '@focus-racer/storage';
import { z } from 'zod';

export const catalogEnvSchema = z
  .object({
    ...subgraphEnvShape,
    CATALOG_PORT: portSchema.default(4001),
    /** Keeps invitations to shoot an event. */
    IDENTITY_URL: z.url(),
    /** Takes the audit lines. */
    COMPLIANCE_URL: z.url(),
  })
  .and(storageEnvSchema);

export type CatalogEnv = z.infer<typeof catalogEnvSchema>;

export function readCatalogEnv(): Readonly<CatalogEnv> {
  return readEnv(catalogEnvSchema);
}

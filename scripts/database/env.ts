import { readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';

export const databaseEnvSchema = z.object({
  /** Of an admin who may create roles and schemas. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The passwords of all roles are derived from it. */
  DATABASE_ROLES_SECRET: z.string().min(32),
});

export const readDatabaseEnv = () => readEnv(databaseEnvSchema);

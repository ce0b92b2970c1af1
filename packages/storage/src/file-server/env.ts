import { portSchema, processEnvShape, readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';
import { storeSecretSchema } from '../env.ts';

const schema = z.object({
  ...processEnvShape,
  FILES_PORT: portSchema.default(4010),
  /** Folder of the objects. */
  STORE_DIR: z.string(),
  /** Checks what the other processes signed with the same secret. */
  STORE_SECRET: storeSecretSchema,
  /** The web's address; its pages may upload. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
});

export const env = readEnv(schema);

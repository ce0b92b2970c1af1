import { portSchema, processEnvShape, readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';
import { storeSecretSchema } from '../env.ts';

export const fileServerEnvSchema = z.object({
  ...processEnvShape,
  /** Files on one machine's disk are for that machine: production stores in S3. */
  NODE_ENV: z.enum(
    ['development', 'test'],
    'no file server in production: S3_BUCKET names a bucket',
  ),
  FILES_PORT: portSchema.default(4010),
  /** Folder of the objects. */
  STORE_DIR: z.string(),
  /** Checks what the other processes signed with the same secret. */
  STORE_SECRET: storeSecretSchema,
  /** The web's address; its pages may upload. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
});

export const readFileServerEnv = () => readEnv(fileServerEnvSchema);

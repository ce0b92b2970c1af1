import { homedir } from 'node:os';
import { readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';

const schema = z.object({
  /** Where the S3 server of the tests is, when neither PATH nor the user's cache has it. */
  VERSITYGW_PATH: z.string().optional(),
  PATH: z.string().default(''),
  XDG_CACHE_HOME: z.string().default(`${homedir()}/.cache`),
});

export const env = readEnv(schema);

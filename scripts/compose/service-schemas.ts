import { catalogEnvSchema } from '@focus-racer/catalog';
import { commerceEnvSchema } from '@focus-racer/commerce';
import { complianceEnvSchema } from '@focus-racer/compliance';
import { gatewayEnvSchema } from '@focus-racer/gateway';
import { identityEnvSchema } from '@focus-racer/identity';
import { storageEnvSchema } from '@focus-racer/storage';
import { businessEnvSchema, imagesEnvSchema, visionEnvSchema } from '@focus-racer/workflows';
import { z } from 'zod';
import { webEnvSchema } from '../../web/server/env-schema.ts';
import { databaseEnvSchema } from '../database/env.ts';
import { temporalEnvSchema } from '../system/temporal-env.ts';

/** What each of our services reads of its environment. */
export const OUR_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  migrate: databaseEnvSchema,
  'prepare-temporal': temporalEnvSchema,
  'prepare-store': storageEnvSchema,
  catalog: catalogEnvSchema,
  identity: identityEnvSchema,
  commerce: commerceEnvSchema,
  compliance: complianceEnvSchema,
  gateway: gatewayEnvSchema,
  'worker-business': businessEnvSchema,
  'worker-images': imagesEnvSchema,
  'worker-vision': visionEnvSchema,
  web: webEnvSchema,
};

/** Of the variables that these programs document, those we set; all of them are required. */
export const THEIR_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  // https://hub.docker.com/_/postgres, and that of deploy/postgres.
  postgres: variables(
    'POSTGRES_DB',
    'POSTGRES_PASSWORD',
    'POSTGRES_INITDB_ARGS',
    'TEMPORAL_DATABASE_PASSWORD',
  ),
  // auto-setup.sh and config_template.yaml of the image.
  temporal: variables(
    'DB',
    'DB_PORT',
    'POSTGRES_SEEDS',
    'POSTGRES_USER',
    'POSTGRES_PWD',
    'DBNAME',
    'VISIBILITY_DBNAME',
    'SKIP_DB_CREATE',
    'SKIP_ADD_CUSTOM_SEARCH_ATTRIBUTES',
    'DEFAULT_NAMESPACE_RETENTION',
    'DYNAMIC_CONFIG_FILE_PATH',
    'LOG_LEVEL',
  ),
  // config/docker.yaml of the image.
  'temporal-ui': variables('TEMPORAL_ADDRESS', 'TEMPORAL_CSRF_COOKIE_INSECURE'),
  // versitygw --help.
  store: variables('ROOT_ACCESS_KEY', 'ROOT_SECRET_KEY'),
  // deploy/Caddyfile.
  caddy: variables('PUBLIC_URL', 'S3_BUCKET'),
};

function variables(...names: string[]): z.ZodType {
  return z.object(Object.fromEntries(names.map((name) => [name, z.string().min(1)])));
}

import { migrate as migrateCatalog } from '@focus-racer/catalog';
import { migrate as migrateCommerce } from '@focus-racer/commerce';
import { migrate as migrateCompliance } from '@focus-racer/compliance';
import { migrate as migrateIdentity } from '@focus-racer/identity';
import { prepareSchemas, protectMigrations, roleUrl } from './database/schemas.ts';
import { readDatabaseEnv } from './database/env.ts';

const env = readDatabaseEnv();
const migrations = {
  catalog: migrateCatalog,
  identity: migrateIdentity,
  commerce: migrateCommerce,
  compliance: migrateCompliance,
};

await prepareSchemas(env.DATABASE_URL, env.DATABASE_ROLES_SECRET);
for (const schema of ['catalog', 'identity', 'commerce', 'compliance'] as const) {
  const owner = roleUrl(env.DATABASE_URL, env.DATABASE_ROLES_SECRET, schema, 'owner');
  await migrations[schema](owner);
  await protectMigrations(env.DATABASE_URL, schema);
  console.log(`${schema} is up to date`);
}

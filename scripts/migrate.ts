import { migrate as migrateCatalog } from '@focus-racer/catalog';
import { migrate as migrateCommerce } from '@focus-racer/commerce';
import { migrate as migrateCompliance } from '@focus-racer/compliance';
import { migrate as migrateIdentity } from '@focus-racer/identity';
import { migrate as migrateGateway } from '@focus-racer/gateway';
import { prepareSchemas, protectMigrations, roleUrl, type SchemaName } from './database/schemas.ts';
import { readDatabaseEnv } from './database/env.ts';

const env = readDatabaseEnv();
const migrations = {
  catalog: migrateCatalog,
  identity: migrateIdentity,
  commerce: migrateCommerce,
  compliance: migrateCompliance,
};

const owner = (schema: SchemaName) =>
  roleUrl(env.DATABASE_URL, env.DATABASE_ROLES_SECRET, schema, 'owner');

await prepareSchemas(env.DATABASE_URL, env.DATABASE_ROLES_SECRET);
for (const schema of ['catalog', 'identity', 'commerce', 'compliance'] as const) {
  await migrations[schema](owner(schema));
  await protectMigrations(env.DATABASE_URL, schema);
  console.log(`${schema} is up to date`);
}
await migrateGateway(owner('gateway'));
console.log('gateway is up to date');

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestDatabase } from '../../../tests/database.ts';
import { migrate } from './migrate.ts';
import { startCatalogOrm } from './orm.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase('catalog');
});
afterAll(() => database.drop());

test('the migrated tables are those of the entities, however often the migrations run', async () => {
  await migrate(database.ownerUrl);
  await migrate(database.ownerUrl);
  const orm = await startCatalogOrm(database.ownerUrl);
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  await orm.close(true);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { createSharedTestDatabase, type SharedTestDatabase } from '../../tests/database.ts';
import { SCHEMAS } from './schemas.ts';

let database: SharedTestDatabase;
beforeAll(async () => {
  database = await createSharedTestDatabase();
});
afterAll(() => database.drop());

async function as(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function tablesOf(schema: string): Promise<string[]> {
  const sql = `select table_name as name from information_schema.tables where table_schema = '${schema}'`;
  const rows = (await as(database.adminUrl, sql)) as { name: string }[];
  return rows.map(({ name }) => name);
}

describe.each(SCHEMAS)('the app role of %s', (schema) => {
  test('reads its own tables and changes no record of migrations', async () => {
    for (const table of await tablesOf(schema)) {
      await as(database.appUrls[schema], `select from ${table} limit 1`);
    }
    if (schema === 'gateway') return;
    await expect(as(database.appUrls[schema], 'delete from migrations')).rejects.toThrow(
      'permission denied',
    );
  });

  test('sees no other schema and makes no table', async () => {
    for (const other of SCHEMAS.filter((name) => name !== schema)) {
      for (const table of await tablesOf(other)) {
        const sql = `select from ${other}.${table} limit 1`;
        await expect(as(database.appUrls[schema], sql)).rejects.toThrow('permission denied');
      }
    }
    for (const place of [schema, 'public']) {
      const sql = `create table ${place}.mine (id int)`;
      await expect(as(database.appUrls[schema], sql)).rejects.toThrow('permission denied');
    }
  });
});

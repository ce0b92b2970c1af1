import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  prepareSchemas,
  protectMigrations,
  roleUrl,
  type SchemaName,
} from '../scripts/database/schemas.ts';

const ROLES_SECRET = 'the-roles-of-throwaway-test-databases';
const SUBGRAPHS = ['catalog', 'identity', 'commerce', 'compliance'] as const;

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  adminUrl: string;
  drop(): Promise<void>;
}

export interface SharedTestDatabase {
  /** The app role's URL of each schema, all in one database. */
  appUrls: Record<SchemaName, string>;
  adminUrl: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for one spec file, with one subgraph's schema and roles. */
export async function createTestDatabase(
  subgraph: (typeof SUBGRAPHS)[number],
): Promise<TestDatabase> {
  const adminUrl = await createFromTemplate(`template_${subgraph}`, [subgraph]);
  return {
    ownerUrl: roleUrl(adminUrl, ROLES_SECRET, subgraph, 'owner'),
    appUrl: roleUrl(adminUrl, ROLES_SECRET, subgraph, 'app'),
    adminUrl,
    drop: () => dropDatabase(adminUrl),
  };
}

/** A migrated database with every subgraph's schema and the gateway's, as the running system has. */
export async function createSharedTestDatabase(): Promise<SharedTestDatabase> {
  const adminUrl = await createFromTemplate('template_shared', SUBGRAPHS);
  const appUrl = (schema: SchemaName) => roleUrl(adminUrl, ROLES_SECRET, schema, 'app');
  return {
    appUrls: {
      catalog: appUrl('catalog'),
      identity: appUrl('identity'),
      commerce: appUrl('commerce'),
      compliance: appUrl('compliance'),
      gateway: appUrl('gateway'),
    },
    adminUrl,
    drop: () => dropDatabase(adminUrl),
  };
}

async function createFromTemplate(
  template: string,
  subgraphs: readonly (typeof SUBGRAPHS)[number][],
): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(async (client) => {
    // One spec file makes a template while the others wait: its roles belong to the whole server.
    await client.query('select pg_advisory_lock(7205518)');
    const known = await client.query('select from pg_database where datname = $1', [template]);
    if (known.rowCount === 0) await makeTemplate(client, template, subgraphs);
    await client.query(`create database ${name} template ${template}`);
    const roles = [...subgraphs, 'gateway'].flatMap((s) => [`${s}_owner`, `${s}_app`]);
    await client.query(`grant connect on database ${name} to ${roles.join(', ')}`);
  });
  return urlOf(name);
}

async function makeTemplate(
  client: pg.Client,
  template: string,
  subgraphs: readonly (typeof SUBGRAPHS)[number][],
): Promise<void> {
  const building = `${template}_building`;
  await client.query(`drop database if exists ${building} with (force)`);
  await client.query(`create database ${building}`);
  await prepareSchemas(urlOf(building), ROLES_SECRET, [...subgraphs, 'gateway']);
  for (const subgraph of subgraphs) {
    const { migrate } = (await import(`../subgraphs/${subgraph}/src/migrate.ts`)) as {
      migrate: (ownerUrl: string) => Promise<void>;
    };
    await migrate(roleUrl(urlOf(building), ROLES_SECRET, subgraph, 'owner'));
    await protectMigrations(urlOf(building), subgraph);
  }
  await client.query(`alter database ${building} rename to ${template}`);
}

function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  return asAdmin(async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
  });
}

async function asAdmin(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const admin = process.env['TEST_DATABASE_URL'];
  if (!admin) throw new Error('TEST_DATABASE_URL is missing: run this through jest.config.mjs');
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}

import { createHmac } from 'node:crypto';
import pg from 'pg';

export const SCHEMAS = ['catalog', 'identity', 'commerce', 'compliance', 'gateway'] as const;
export type SchemaName = (typeof SCHEMAS)[number];
type Purpose = 'owner' | 'app';

/** The password of a schema's role, derived so that one secret is enough for all of them. */
export function rolePassword(rolesSecret: string, role: string): string {
  return createHmac('sha256', rolesSecret).update(role).digest('base64url');
}

/** The URL of `<schema>_owner` or `<schema>_app` at the server and database of the admin's URL. */
export function roleUrl(
  adminUrl: string,
  rolesSecret: string,
  schema: SchemaName,
  purpose: Purpose,
): string {
  const url = new URL(adminUrl);
  url.username = `${schema}_${purpose}`;
  url.password = rolePassword(rolesSecret, url.username);
  return url.href;
}

/**
 * Creates the schemas with two roles each: the owner migrates, the app role reads and writes rows
 * and sees no other schema. Idempotent; passwords are set anew each time.
 */
export async function prepareSchemas(
  adminUrl: string,
  rolesSecret: string,
  schemas: readonly SchemaName[] = SCHEMAS,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Two migrations at once would collide over the roles.
    await client.query('select pg_advisory_lock(7205517)');
    const database = await nameOfDatabase(client);
    await client.query('revoke all on schema public from public');
    await client.query(`revoke all on database ${database} from public`);
    for (const schema of schemas) await prepareSchema(client, database, rolesSecret, schema);
  } finally {
    await client.end();
  }
}

/** After the migrations: the app role has no business with the record of what has been migrated. */
export async function protectMigrations(adminUrl: string, schema: SchemaName): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`revoke insert, update, delete on ${schema}.migrations from ${schema}_app`);
  } finally {
    await client.end();
  }
}

async function prepareSchema(
  client: pg.Client,
  database: string,
  rolesSecret: string,
  schema: SchemaName,
): Promise<void> {
  const owner = `${schema}_owner`;
  const app = `${schema}_app`;
  for (const role of [owner, app]) {
    const known = await client.query('select from pg_roles where rolname = $1', [role]);
    if (known.rowCount === 0) await client.query(`create role ${role} login`);
    const password = client.escapeLiteral(rolePassword(rolesSecret, role));
    await client.query(`alter role ${role} with login password ${password}`);
    await client.query(`alter role ${role} set search_path = ${schema}`);
    await client.query(`grant connect on database ${database} to ${role}`);
  }
  // An admin that is no superuser (a managed server's) acts for the owner as its member.
  await client.query(
    `do $$ begin
       if not (select rolsuper from pg_roles where rolname = current_user) then
         execute format('grant ${owner} to %I', current_user);
       end if;
     end $$`,
  );
  const forTables = `alter default privileges for role ${owner} in schema ${schema}`;
  await client.query(`create schema if not exists ${schema} authorization ${owner}`);
  await client.query(`grant usage on schema ${schema} to ${app}`);
  await client.query(`${forTables} grant select, insert, update, delete on tables to ${app}`);
  await client.query(`${forTables} grant usage, select on sequences to ${app}`);
}

async function nameOfDatabase(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  return client.escapeIdentifier(rows[0]?.name ?? '');
}

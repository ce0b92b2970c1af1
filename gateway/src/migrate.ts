import pg from 'pg';
import { REVOKED } from './access/revoked-sessions.ts';

/** Makes the gateway's tables. Takes the URL of the role that owns the schema. Idempotent. */
export async function migrate(ownerDatabaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerDatabaseUrl });
  await client.connect();
  try {
    await client.query(
      `create table if not exists gateway.revoked_session (
         session_id uuid primary key,
         revoked_at timestamptz not null
       )`,
    );
    await client.query(
      `alter table gateway.revoked_session
         add column if not exists below_version integer not null default ${REVOKED}`,
    );
    // Not logged: a crash of PostgreSQL forgives a minute, and each operation writes here.
    await client.query(
      `create unlogged table if not exists gateway.rate_limit (
         key varchar(255) primary key,
         points integer not null default 0,
         expire bigint
       ) with (fillfactor = 70)`,
    );
  } finally {
    await client.end();
  }
}

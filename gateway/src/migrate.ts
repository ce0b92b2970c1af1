import pg from 'pg';
import { REVOKED } from './access/revoked-sessions.ts';

/** Makes the gateway's table. Takes the URL of the role that owns the schema. Idempotent. */
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
  } finally {
    await client.end();
  }
}

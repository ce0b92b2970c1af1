import pg from 'pg';

/** While `work` runs, the catalog starts no workflow: its outbox takes audit lines only. */
export async function withoutWorkflows<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      create or replace function catalog.bench_drop_row() returns trigger language plpgsql
        as 'begin return null; end';
      create trigger bench_no_workflow before insert on catalog.outbox
        for each row when (new.kind = 'workflow') execute function catalog.bench_drop_row()`);
    return await work();
  } finally {
    await client.query('drop trigger if exists bench_no_workflow on catalog.outbox');
    await client.end();
  }
}

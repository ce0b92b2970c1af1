import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';

export interface OrmOptions {
  /** The subgraph's PostgreSQL schema: catalog, identity, commerce or compliance. */
  schema: string;
  databaseUrl: string;
  entities: NonNullable<Options['entities']>;
  migrations: NonNullable<NonNullable<Options['migrations']>['migrationsList']>;
  /** Connections kept at most. */
  poolSize?: number;
}

export function startOrm(options: OrmOptions): Promise<MikroORM> {
  return MikroORM.init(
    defineConfig({
      clientUrl: options.databaseUrl,
      schema: options.schema,
      entities: options.entities,
      metadataProvider: ReflectMetadataProvider,
      extensions: [Migrator],
      pool: { min: 0, max: options.poolSize ?? 10 },
      forceUtcTimezone: true,
      migrations: {
        migrationsList: options.migrations,
        tableName: 'migrations',
        schema: options.schema,
        snapshot: false,
        silent: true,
        transactional: true,
      },
    }),
  );
}

/** Brings a subgraph's tables up to date as their owner. Idempotent. */
export async function migrateOrm(options: OrmOptions): Promise<void> {
  const orm = await startOrm(options);
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

import {
  connectBus,
  createInternalClient,
  createTemporalClient,
  createViewerVerifier,
  type Logger,
  serveSubgraph,
  startOutboxRelay,
} from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { createCatalogContext } from './context.ts';
import type { CatalogEnv } from './env.ts';
import { BibLists } from './identification/bib-lists.ts';
import { startCatalogOrm } from './orm.ts';
import { EventChanges } from './progress/event-changes.ts';
import { ProgressFeed } from './progress/progress-feed.ts';
import { buildCatalogSchemas } from './schema.ts';

/** Starts the whole subgraph. `stop` ends it in order: doors first, then what they use. */
export async function startCatalog(
  env: CatalogEnv,
  store: ObjectStore,
  logger: Logger,
): Promise<{ port: number; stop(): Promise<void> }> {
  const { publicSchema, internalSchema } = await buildCatalogSchemas();
  const orm = await startCatalogOrm(env.DATABASE_URL);
  const bus = await connectBus(env.DATABASE_URL, logger);
  const changes = new EventChanges(bus, logger);
  const progressFeed = new ProgressFeed(orm, changes, logger);
  const bibLists = new BibLists();
  const temporal = createTemporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
  });
  const internal = createInternalClient(
    { identity: env.IDENTITY_URL, compliance: env.COMPLIANCE_URL },
    env.SERVICE_TOKEN,
  );
  const relay = startOutboxRelay({ orm, workflows: temporal, internal, logger });
  const server = await serveSubgraph({
    host: env.HOST,
    port: env.CATALOG_PORT,
    orm,
    logger,
    verifyViewer: await createViewerVerifier(env.VIEWER_PUBLIC_KEY),
    serviceToken: env.SERVICE_TOKEN,
    publicSchema: publicSchema.schema,
    internalSchema,
    createContext: (base) =>
      createCatalogContext(base, { store, changes, progressFeed, bibLists, internal }),
  });
  return {
    port: server.port,
    async stop() {
      progressFeed.stop();
      await server.stop();
      await relay.stop();
      changes.stop();
      await bus.close();
      await temporal.close();
      await orm.close();
    },
  };
}

import {
  createInternalClient,
  createTemporalClient,
  createViewerVerifier,
  type Logger,
  serveSubgraph,
  startOutboxRelay,
} from '@focus-racer/service-kit';
import { commerceContext } from './context.ts';
import type { CommerceEnv } from './env.ts';
import { startCommerceOrm } from './orm.ts';
import { buildCommerceSchemas } from './schema.ts';

export async function startCommerce(env: CommerceEnv, logger: Logger) {
  const { publicSchema, internalSchema } = await buildCommerceSchemas();
  const orm = await startCommerceOrm(env.DATABASE_URL);
  const temporal = createTemporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
  });
  const internal = createInternalClient({ compliance: env.COMPLIANCE_URL }, env.SERVICE_TOKEN);
  const relay = startOutboxRelay({ orm, workflows: temporal, internal, logger });
  const server = await serveSubgraph({
    host: env.HOST,
    port: env.COMMERCE_PORT,
    orm,
    logger,
    verifyViewer: await createViewerVerifier(env.VIEWER_PUBLIC_KEY),
    serviceToken: env.SERVICE_TOKEN,
    publicSchema: publicSchema.schema,
    internalSchema,
    createContext: commerceContext({
      welcomeCredits: env.WELCOME_CREDITS,
      readingPrice: {
        engine: env.VISION_ENGINE,
        centsPerThousandPhotos: env.REKOGNITION_CENTS_PER_THOUSAND_PHOTOS,
      },
    }),
  });
  return {
    port: server.port,
    async stop() {
      await server.stop();
      await relay.stop();
      await temporal.close();
      await orm.close(true);
    },
  };
}

import {
  createInternalClient,
  createTemporalClient,
  createViewerVerifier,
  type Logger,
  serveSubgraph,
  startOutboxRelay,
} from '@focus-racer/service-kit';
import { complianceContext } from './context.ts';
import type { ComplianceEnv } from './env.ts';
import { startComplianceOrm } from './orm.ts';
import { ownAuditLog } from './own-audit-log.ts';
import { buildComplianceSchemas } from './schema.ts';

export async function startCompliance(env: ComplianceEnv, logger: Logger) {
  const { publicSchema, internalSchema } = await buildComplianceSchemas();
  const orm = await startComplianceOrm(env.DATABASE_URL);
  const temporal = createTemporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
  });
  const relay = startOutboxRelay({ orm, workflows: temporal, internal: ownAuditLog(orm), logger });
  const internal = createInternalClient(
    { catalog: env.CATALOG_URL, identity: env.IDENTITY_URL },
    env.SERVICE_TOKEN,
  );
  const server = await serveSubgraph({
    host: env.HOST,
    port: env.COMPLIANCE_PORT,
    orm,
    logger,
    verifyViewer: await createViewerVerifier(env.VIEWER_PUBLIC_KEY),
    serviceToken: env.SERVICE_TOKEN,
    publicSchema: publicSchema.schema,
    internalSchema,
    createContext: complianceContext({ internal, publicUrl: env.PUBLIC_URL, logger }),
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

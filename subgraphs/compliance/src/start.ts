import { createViewerVerifier, type Logger, serveSubgraph } from '@focus-racer/service-kit';
import { complianceContext } from './context.ts';
import type { ComplianceEnv } from './env.ts';
import { startComplianceOrm } from './orm.ts';
import { buildComplianceSchemas } from './schema.ts';

export async function startCompliance(env: ComplianceEnv, logger: Logger) {
  const { publicSchema, internalSchema } = await buildComplianceSchemas();
  const orm = await startComplianceOrm(env.DATABASE_URL);
  const server = await serveSubgraph({
    host: env.HOST,
    port: env.COMPLIANCE_PORT,
    orm,
    logger,
    verifyViewer: await createViewerVerifier(env.VIEWER_PUBLIC_KEY),
    serviceToken: env.SERVICE_TOKEN,
    publicSchema: publicSchema.schema,
    internalSchema,
    createContext: complianceContext({ publicUrl: env.PUBLIC_URL }),
  });
  return {
    port: server.port,
    async stop() {
      await server.stop();
      await orm.close(true);
    },
  };
}

import {
  connectBus,
  createInternalClient,
  createViewerSigner,
  type Logger,
  SessionCookies,
} from '@focus-racer/service-kit';
import pg from 'pg';
import { createAccessVerifier } from './access/access-token.ts';
import { ApiKeys } from './access/api-keys.ts';
import { Authenticator } from './access/authenticator.ts';
import { rememberGrants } from './access/remember-grants.ts';
import { RevokedSessions } from './access/revoked-sessions.ts';
import { SessionRenewal } from './access/session-renewal.ts';
import { disableVendorTelemetry, type GatewayEnv } from './env.ts';
import { createGraph, readSupergraph } from './graph/graph.ts';
import { rememberSignatures } from './graph/remember-signatures.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { readPersistedOperations } from './persisted/persisted-operations.ts';
import { serveGraph } from './serve-graph.ts';

const POOL_SIZE = 2;
const COUNTERS_POOL_SIZE = 4;
/** Longer than this a limit is not waited for: each gateway then counts alone. */
const COUNTERS_TIMEOUT_MS = 1_000;

/** Starts the gateway. `stop` closes its doors first, then what they use. */
export async function startGateway(
  env: GatewayEnv,
  logger: Logger,
): Promise<{ port: number; stop(): Promise<void> }> {
  disableVendorTelemetry();
  const database = new pg.Pool({ connectionString: env.DATABASE_URL, max: POOL_SIZE });
  database.on('error', (error) => logger.warn({ err: error }, 'a database connection broke'));
  const bus = await connectBus(env.DATABASE_URL, logger);
  const revoked = await RevokedSessions.start({ bus, database, logger });
  const identity = createInternalClient({ identity: env.IDENTITY_URL }, env.SERVICE_TOKEN);
  const apiKeys = new ApiKeys({ bus, identity, logger });
  const counters = openCounters(env.DATABASE_URL, logger);
  const rates = new RateLimits({
    database: counters,
    secret: env.SERVICE_TOKEN,
    scale: env.RATE_LIMIT_SCALE,
  });
  const server = await serveGraph({
    host: env.HOST,
    port: env.GATEWAY_PORT,
    graph: createGraph({
      sdl: readSupergraph(),
      urls: {
        catalog: env.CATALOG_URL,
        identity: env.IDENTITY_URL,
        commerce: env.COMMERCE_URL,
        compliance: env.COMPLIANCE_URL,
      },
      logger,
    }),
    authenticator: new Authenticator({
      verifyAccess: rememberGrants(await createAccessVerifier(env.ACCESS_PUBLIC_KEY)),
      apiKeys,
      revoked,
      renewal: new SessionRenewal(identity, logger),
      cookies: new SessionCookies(env.PUBLIC_URL),
    }),
    apiKeys,
    revoked,
    rates,
    persisted: readPersistedOperations(),
    signViewer: rememberSignatures(await createViewerSigner(env.VIEWER_SIGNING_KEY)),
    publicUrl: env.PUBLIC_URL,
    introspection: env.GRAPHQL_INTROSPECTION,
    trust: { hops: env.TRUSTED_PROXIES, webToken: env.WEB_TOKEN },
    logger,
  });
  return {
    port: server.port,
    async stop() {
      await server.stop();
      revoked.stop();
      apiKeys.stop();
      await bus.close();
      await database.end();
      await rates.stop();
      await counters.end();
    },
  };
}

function openCounters(connectionString: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: COUNTERS_POOL_SIZE,
    connectionTimeoutMillis: COUNTERS_TIMEOUT_MS,
    query_timeout: COUNTERS_TIMEOUT_MS,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'a connection of the counters broke'));
  return pool;
}

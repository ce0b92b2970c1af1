import { createServer } from 'node:http';
import type { Asker } from '@focus-racer/contracts';
import type { Logger } from '@focus-racer/service-kit';
import type { ApiKeys } from './access/api-keys.ts';
import type { Authenticator } from './access/authenticator.ts';
import type { ProxyTrust } from './access/client-address.ts';
import type { RevokedSessions } from './access/revoked-sessions.ts';
import { createErrorFormat } from './graph/format-error.ts';
import type { Graph } from './graph/graph.ts';
import { createApollo } from './http/create-apollo.ts';
import { createGraphqlApp } from './http/graphql-app.ts';
import type { RateLimits } from './limits/rate-limits.ts';
import { LiveOperations } from './live/live-operations.ts';
import { serveLive } from './live/live-server.ts';
import type { PersistedOperations } from './persisted/persisted-operations.ts';

export interface GraphServerOptions {
  host: string;
  port: number;
  graph: Graph;
  authenticator: Authenticator;
  revoked: Pick<RevokedSessions, 'onRefused'>;
  apiKeys: Pick<ApiKeys, 'onRevoked'>;
  signViewer: (asker: Asker) => Promise<string>;
  publicUrl: string;
  introspection: boolean;
  trust: ProxyTrust;
  rates: RateLimits;
  persisted: PersistedOperations;
  logger: Logger;
}

/** The public door: GraphQL over HTTP and over sockets, and /health. */
export async function serveGraph(
  options: GraphServerOptions,
): Promise<{ port: number; stop(): Promise<void> }> {
  const { graph, logger } = options;
  const formatError = createErrorFormat(logger);
  const http = createServer();
  const apollo = await createApollo({ ...options, http, formatError });
  http.on('request', createGraphqlApp({ ...options, apollo, formatError }));
  const live = serveLive({
    ...options,
    http,
    operations: new LiveOperations({ graph, apollo, formatError, logger }),
  });

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, options.host, resolve);
  });
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async stop() {
      await live.stop();
      await apollo.stop();
    },
  };
}

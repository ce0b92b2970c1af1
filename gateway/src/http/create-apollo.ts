import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { Logger } from '@focus-racer/service-kit';
import type { FormatError } from '../graph/format-error.ts';
import type { GatewayContext } from '../graph/gateway-context.ts';
import type { Graph } from '../graph/graph.ts';
import { documentRules } from '../limits/document-rules.ts';
import { OPERATION_LIMITS } from '../limits/limits.ts';
import { operationPolicy } from './operation-policy.ts';

const DRAIN_MS = 2_000;

/** Queries and mutations, over HTTP and over sockets alike. */
export async function createApollo(options: {
  graph: Graph;
  http: Server;
  introspection: boolean;
  formatError: FormatError;
  logger: Logger;
}): Promise<ApolloServer<GatewayContext>> {
  const { graph, http, introspection, formatError, logger } = options;
  const apollo = new ApolloServer<GatewayContext>({
    gateway: graph.gateway,
    introspection,
    formatError,
    logger,
    parseOptions: { maxTokens: OPERATION_LIMITS.tokens },
    validationRules: documentRules,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    plugins: [
      operationPolicy(graph.publicSchema),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: DRAIN_MS }),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

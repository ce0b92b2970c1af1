import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { Logger } from '@focus-racer/service-kit';
import type { GraphQLSchema } from 'graphql';
import { SubgraphDataSource } from './subgraph-data-source.ts';

/** The longest that a subgraph may take: an import of some thousand runners is a few seconds. */
const SUBGRAPH_TIMEOUT_MS = 30_000;

export interface GraphOptions {
  /** The composed graph; which subgraph owns what. */
  sdl: string;
  /** Address of each subgraph by its name in the SDL. */
  urls: Readonly<Record<string, string>>;
  logger: Logger;
  timeoutMs?: number;
}

/** The whole graph: who answers what, and how to ask them. */
export interface Graph {
  /** For Apollo Server: queries and mutations. */
  gateway: ApolloGateway;
  publicSchema: GraphQLSchema;
  /** The same for the planner, and the whole with its directives for the executor. */
  apiSchema: Schema;
  supergraphSchema: GraphQLSchema;
  planner: QueryPlanner;
  sources: Readonly<Record<string, GraphQLDataSource>>;
  urls: Readonly<Record<string, string>>;
}

export function readSupergraph(): string {
  return readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
}

/** Throws when the SDL names a subgraph without an address. */
export function createGraph(options: GraphOptions): Graph {
  const { sdl, urls, logger, timeoutMs = SUBGRAPH_TIMEOUT_MS } = options;
  const supergraph = Supergraph.build(sdl);
  const sources = Object.fromEntries(
    supergraph.subgraphsMetadata().map(({ name }) => {
      const url = urls[name];
      if (!url) throw new Error(`the graph has a subgraph ${name} without an address`);
      return [name, new SubgraphDataSource({ name, url, timeoutMs, logger })];
    }),
  );
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => sources[name] as GraphQLDataSource,
    __exposeQueryPlanExperimental: false,
    logger,
  });
  const apiSchema = supergraph.apiSchema();
  return {
    gateway,
    publicSchema: apiSchema.toGraphQLJSSchema(),
    apiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new QueryPlanner(supergraph),
    sources,
    urls,
  };
}

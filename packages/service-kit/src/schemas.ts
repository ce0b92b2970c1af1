import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type BuildSchemaOptions } from 'type-graphql';
import { enforceKeyScopes } from './key-scope.ts';

const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])`;

/** Loads an entity by its key for the gateway: `__resolveReference` of that type. */
export type ReferenceResolver = (reference: never, context: never) => unknown;

export interface PublicSchemaOptions {
  resolvers: BuildSchemaOptions['resolvers'];
  /** Types that no field reaches, as stubs of entities owned elsewhere. */
  orphanedTypes?: BuildSchemaOptions['orphanedTypes'];
  references?: Record<string, ReferenceResolver>;
}

// type-graphql wants a pub-sub at build time for any @Subscription, even when each brings its own
// `subscribe`; ours all do, so publishing through this one is a mistake.
const ownSubscribeOnly: NonNullable<BuildSchemaOptions['pubSub']> = {
  publish() {
    throw new Error('subscriptions bring their own subscribe');
  },
  subscribe() {
    throw new Error('subscriptions bring their own subscribe');
  },
};

/**
 * The subgraph's part of the public API with its SDL. Build schemas one after another in one
 * process: type-graphql collects into a global.
 */
export async function buildPublicSchema(
  options: PublicSchemaOptions,
): Promise<{ schema: GraphQLSchema; sdl: string }> {
  const bare = await buildSchema({
    resolvers: options.resolvers,
    orphanedTypes: options.orphanedTypes ?? [],
    skipCheck: true,
    validate: false,
    pubSub: ownSubscribeOnly,
  });
  const sdl = `${FEDERATION_LINK}\n\n${printSchemaWithDirectives(bare)}\n`;
  const resolvers = createResolversMap(bare) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(options.references ?? {})) {
    resolvers[type] = { ...resolvers[type], __resolveReference: resolve };
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  enforceKeyScopes(schema, bare);
  return { schema, sdl };
}

/** The subgraph's internal operations: never composed, never public. */
export function buildInternalSchema(
  resolvers: BuildSchemaOptions['resolvers'],
): Promise<GraphQLSchema> {
  return buildSchema({ resolvers, validate: false, orphanedTypes: [], pubSub: ownSubscribeOnly });
}

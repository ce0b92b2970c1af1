import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { VIEWER_HEADER } from '@focus-racer/contracts';

/** @apollo/gateway as its manual shows it; it knows nobody, and sends the one viewer it was given. */
export async function startBareGateway(options: {
  sdl: string;
  urls: Readonly<Record<string, string>>;
  viewer: () => string;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const gateway = new ApolloGateway({
    supergraphSdl: options.sdl,
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource({
        url: `${options.urls[name]}/graphql`,
        willSendRequest: ({ request }) =>
          request.http?.headers.set(VIEWER_HEADER, options.viewer()),
      }),
  });
  const server = new ApolloServer({
    gateway,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, stop: () => server.stop() };
}

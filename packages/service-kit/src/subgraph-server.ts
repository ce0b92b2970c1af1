import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import {
  ANONYMOUS,
  type Asker,
  type Client,
  VIEWER_HEADER,
  type Viewer,
} from '@focus-racer/contracts';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import express, { type Express, type Request, type Response } from 'express';
import { graphql, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { maskFaults } from './errors.ts';
import type { Logger } from './logger.ts';
import { TRACEPARENT_HEADER, withTrace } from './tracing.ts';
import type { VerifyViewer } from './viewer.ts';

/** What every resolver of every subgraph gets; a subgraph adds its services. */
export interface RequestContext {
  viewer: Viewer;
  client: Client;
  em: EntityManager;
  /** The HTTP answer, for cookies; absent on a socket and in tests. */
  setHeader?: (name: string, value: string | string[]) => void;
  requestHeaders: Readonly<Record<string, string | undefined>>;
}

export interface SubgraphServerOptions<C extends RequestContext> {
  host: string;
  port: number;
  orm: MikroORM;
  logger: Logger;
  verifyViewer: VerifyViewer;
  serviceToken: string;
  publicSchema: GraphQLSchema;
  internalSchema: GraphQLSchema;
  /** Adds the subgraph's services to the context of one request. */
  createContext: (base: RequestContext) => C;
}

const MAX_BODY = '8mb';

/** Another process of the system asks, for nobody. */
const NO_CLIENT: Asker = {
  viewer: ANONYMOUS,
  client: { address: 'internal', userAgent: '', device: '' },
};

/** Serves /graphql (for the gateway), /internal (for workers and subgraphs above) and /health. */
export async function serveSubgraph<C extends RequestContext>(
  options: SubgraphServerOptions<C>,
): Promise<{ port: number; stop(): Promise<void> }> {
  const { orm, logger, createContext } = options;
  const mask = maskFaults(logger);
  const app = express();
  const http = createServer(app);
  const base = ({ viewer, client }: Asker, request?: Request, response?: Response): C =>
    createContext({
      viewer,
      client,
      em: orm.em.fork(),
      requestHeaders: plainHeaders(request),
      ...(response && {
        setHeader: (name: string, value: string | string[]) => response.setHeader(name, value),
      }),
    });

  const apollo = new ApolloServer<C>({
    schema: options.publicSchema,
    introspection: true,
    csrfPrevention: false,
    // runProcess ends the process in order; Apollo would raise the signal again in the middle.
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: true,
    formatError: mask,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 2000 }),
    ],
    logger,
  });
  await apollo.start();

  app.disable('x-powered-by');
  app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  app.use((request, _response, next) => withTrace(request.header(TRACEPARENT_HEADER), next));
  app.use(
    '/graphql',
    express.json({ limit: MAX_BODY }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) =>
        base(await options.verifyViewer(req.header(VIEWER_HEADER)), req, res),
    }),
  );
  mountInternal(app, options, (request, response) => base(NO_CLIENT, request, response));

  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: 1_000_000 });
  const liveServer = useServer<{ viewer?: string }, { asker?: Asker }>(
    {
      schema: options.publicSchema,
      // Signed for a minute, checked once: the gateway ends the socket when the viewer's token ends.
      onConnect: async ({ connectionParams, extra }) => {
        extra.asker = await options.verifyViewer(connectionParams?.viewer).catch(() => undefined);
        return extra.asker !== undefined;
      },
      context: ({ extra }) => base(extra.asker ?? NO_CLIENT),
      onNext: (_socket, _id, _payload, _args, result) =>
        result.errors && { ...result, errors: result.errors.map((e) => mask(e.toJSON(), e)) },
      // What graphql-ws refuses by itself: an operation that does not fit the schema.
      onError: (_socket, _id, _payload, errors) =>
        errors.map(({ message }) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })),
    },
    sockets,
  );

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, options.host, resolve);
  });
  const address = http.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async stop() {
      await liveServer.dispose();
      await apollo.stop();
    },
  };
}

function mountInternal<C extends RequestContext>(
  app: Express,
  options: SubgraphServerOptions<C>,
  contextOf: (request: Request, response: Response) => C,
): void {
  const mask = maskFaults(options.logger);
  app.post('/internal', express.json({ limit: MAX_BODY }), async (request, response) => {
    if (!bearerIs(request, options.serviceToken)) {
      response.status(401).json({ errors: [{ message: 'service token required' }] });
      return;
    }
    const { query, variables } = request.body as { query: string; variables?: object };
    const answer = await graphql({
      schema: options.internalSchema,
      source: query,
      variableValues: { ...variables },
      contextValue: contextOf(request, response),
    });
    response.json({
      data: answer.data,
      ...(answer.errors && {
        errors: answer.errors.map((error) => mask(error.toJSON(), error)),
      }),
    });
  });
}

function bearerIs(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function plainHeaders(request: Request | undefined): Record<string, string | undefined> {
  const headers = request?.headers ?? {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

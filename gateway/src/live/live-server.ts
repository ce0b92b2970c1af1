import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Asker } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import { type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ApiKeys } from '../access/api-keys.ts';
import type { Authenticator } from '../access/authenticator.ts';
import { clientOf, type ProxyTrust } from '../access/client-address.ts';
import { bringsSession, foreignOrigin } from '../access/origin.ts';
import { REVOKED, type RevokedSessions } from '../access/revoked-sessions.ts';
import { visitorOf } from '../access/visitor.ts';
import { createSignedViewer } from '../graph/gateway-context.ts';
import type { Graph } from '../graph/graph.ts';
import { MAX_SOCKET_MESSAGE_BYTES, OPERATIONS_PER_SOCKET } from '../limits/limits.ts';
import { parseOperation } from '../limits/prepare-operation.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { PersistedOperations } from '../persisted/persisted-operations.ts';
import { ClientSocket } from './client-socket.ts';
import { CLOSE_CODES } from './close-codes.ts';
import type { FederatedSubscription } from './federated-subscription.ts';
import type { LiveOperations } from './live-operations.ts';
import { SocketRegister } from './socket-register.ts';

const PATH = '/graphql';
/** A client that does not answer the closing handshake is cut off. */
const CLOSE_WITHIN_MS = 2_000;

export interface LiveServerOptions {
  http: Server;
  graph: Pick<Graph, 'publicSchema' | 'urls'>;
  operations: LiveOperations;
  authenticator: Authenticator;
  revoked: Pick<RevokedSessions, 'onRefused'>;
  apiKeys: Pick<ApiKeys, 'onRevoked'>;
  signViewer: (asker: Asker) => Promise<string>;
  publicUrl: string;
  trust: ProxyTrust;
  rates: RateLimits;
  persisted: PersistedOperations;
}

interface Extra extends Record<PropertyKey, unknown> {
  socket: WebSocket;
  request: IncomingMessage;
  client?: ClientSocket;
}

/** graphql-ws hands these from `onSubscribe` to `execute` and `subscribe`. */
type Run = () => Promise<ExecutionResult> | FederatedSubscription;

/** graphql-ws on the path of the HTTP door. */
export function serveLive(options: LiveServerOptions): { stop(): Promise<void> } {
  const { http, graph, operations } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_SOCKET_MESSAGE_BYTES });
  const register = new SocketRegister();

  http.on('upgrade', (request, socket: Duplex, head) => {
    const { headers } = request;
    if (new URL(request.url ?? '', 'ws://gateway').pathname !== PATH) {
      refuseUpgrade(socket, '404 Not Found');
    } else if (bringsSession(headers) && foreignOrigin(headers, options.publicUrl) !== null) {
      refuseUpgrade(socket, '403 Forbidden');
    } else {
      sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
    }
  });
  options.apiKeys.onRevoked((keyIds) =>
    register
      .ofKeys(keyIds)
      .forEach((client) => client.close(CLOSE_CODES.keyRevoked, 'The API key has ended')),
  );
  options.revoked.onRefused(({ sessionId, below }) => {
    const refused = register.ofSession(sessionId).filter(({ version }) => version < below);
    for (const client of refused) {
      if (below === REVOKED) client.close(CLOSE_CODES.sessionRevoked, 'The session has ended');
      else client.close(CLOSE_CODES.claimsOutdated, 'Your rights have changed: connect again');
    }
  });

  const server = useServer<Record<string, unknown>, Extra>(
    {
      onConnect: ({ connectionParams, extra }) =>
        connect(options, register, extra, connectionParams),
      onClose({ extra }) {
        if (!extra.client) return;
        register.release(extra.client);
        extra.client.dispose();
      },
      async onSubscribe({ subscriptions, extra }, _id, payload) {
        if (!extra.client) throw new Error('graphql-ws subscribes acknowledged sockets only');
        try {
          checkCount(Object.keys(subscriptions).length);
          return {
            ...(await prepare(options, payload, extra.client)),
            schema: graph.publicSchema,
          };
        } catch (error) {
          return [asGraphQLError(error)];
        }
      },
      execute: ({ contextValue }) => (contextValue as Run)() as Promise<ExecutionResult>,
      subscribe: ({ contextValue }) => (contextValue as Run)() as FederatedSubscription,
      onNext: (_context, _id, _payload, _args, result) => result,
      onError: (_context, _id, _payload, errors) => operations.format(errors),
    },
    sockets,
  );

  return {
    async stop() {
      const cut = setTimeout(
        () => sockets.clients.forEach((client) => client.terminate()),
        CLOSE_WITHIN_MS,
      );
      await server.dispose();
      clearTimeout(cut);
    },
  };
}

async function connect(
  options: LiveServerOptions,
  register: SocketRegister,
  extra: Extra,
  params: Record<string, unknown> | undefined,
): Promise<boolean> {
  const { socket, request } = extra;
  const access = await options.authenticator
    .ofSocket(request.headers, params)
    .catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      socket.close(CLOSE_CODES.sessionNotValid, error.message);
      return null;
    });
  // It may have closed while it was being authenticated; then nobody would release it.
  if (!access || socket.readyState !== socket.OPEN) return false;
  const asker = { viewer: access.viewer, client: clientOf(request, options.trust) };
  const client = new ClientSocket({
    socket,
    viewer: asker.viewer,
    version: access.version,
    address: asker.client.address,
    visitorId: visitorOf(request.headers, options.trust.webToken),
    expiresAt: access.expiresAt,
    signedViewer: createSignedViewer(options.signViewer, asker),
    urls: options.graph.urls,
  });
  if (!register.admit(client)) {
    client.dispose();
    socket.close(CLOSE_CODES.tooManySockets, 'Too many sockets are open: close one');
    return false;
  }
  extra.client = client;
  return true;
}

function checkCount(operationsNow: number): void {
  if (operationsNow <= OPERATIONS_PER_SOCKET) return;
  throw new AppError(
    'RATE_LIMITED',
    `A socket carries at most ${OPERATIONS_PER_SOCKET} operations at once`,
    { limit: 'operations', max: OPERATIONS_PER_SOCKET },
  );
}

async function prepare(
  { operations, rates, persisted }: LiveServerOptions,
  payload: SubscribePayload,
  client: ClientSocket,
) {
  const { request, ours } = persisted.resolve(payload);
  const settle = await rates.admit({ ...client.caller, ours }, () => undefined);
  const prepared = parseOperation(request.query, request.operationName);
  const { document, operation } = prepared;
  const operationName = operation.name?.value;
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    const run: Run = () => operations.execute(request, client, settle);
    return { document, operationName, contextValue: run };
  }
  const subscription = await operations.subscribe(prepared, request.variables ?? {}, {
    socket: client,
    settle,
  });
  const run: Run = () => subscription;
  return { document, operationName, contextValue: run };
}

/** Anything else than a refusal is masked and logged like every fault, in `onError`. */
function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('fault', { originalError: error as Error });
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined); // the client may be gone: without a listener that is fatal
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

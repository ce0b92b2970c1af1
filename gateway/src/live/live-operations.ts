import type { ApolloServer } from '@apollo/server';
import { type Logger, withTrace } from '@focus-racer/service-kit';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { FormatError } from '../graph/format-error.ts';
import type { GatewayContext } from '../graph/gateway-context.ts';
import type { Graph } from '../graph/graph.ts';
import { planSubscription } from '../graph/plan-subscription.ts';
import { checkOperation, type PreparedOperation } from '../limits/prepare-operation.ts';
import type { Settle } from '../limits/rate-limits.ts';
import type { ClientSocket } from './client-socket.ts';
import { FederatedSubscription } from './federated-subscription.ts';

export interface LiveOperationsParts {
  graph: Graph;
  apollo: ApolloServer<GatewayContext>;
  formatError: FormatError;
  logger: Logger;
}

/** Runs what arrives on sockets: queries and mutations as over HTTP, and subscriptions. */
export class LiveOperations {
  constructor(private readonly parts: LiveOperationsParts) {}

  execute(
    payload: SubscribePayload,
    socket: ClientSocket,
    settle: Settle,
  ): Promise<ExecutionResult> {
    const { query, operationName, variables } = payload;
    return withTrace(undefined, async () => {
      const { body } = await this.parts.apollo.executeOperation(
        { query, ...(operationName && { operationName }), variables: variables ?? {} },
        { contextValue: contextOf(socket, settle) },
      );
      if (body.kind !== 'single') throw new Error('nothing here is delivered in parts');
      return body.singleResult as ExecutionResult;
    });
  }

  /** Throws GraphQLError with code BAD_USER_INPUT or RATE_LIMITED. */
  async subscribe(
    prepared: PreparedOperation,
    variables: Record<string, unknown>,
    { socket, settle }: { socket: ClientSocket; settle: Settle },
  ): Promise<FederatedSubscription> {
    const { graph, logger } = this.parts;
    const cost = checkOperation(graph.publicSchema, prepared, variables);
    await settle({ cost, fields: [] });
    const plan = planSubscription(graph, { ...prepared, variables }, logger);
    return new FederatedSubscription({
      plan,
      socket,
      complete: (item) =>
        withTrace(undefined, async () => {
          const { errors, ...answer } = await plan.complete(
            item,
            contextOf(socket, () => Promise.resolve()),
          );
          return { ...answer, ...(errors && { errors: this.format(errors) }) } as ExecutionResult;
        }),
      onLost: (cause) =>
        logger.warn({ err: cause, subgraph: plan.subgraph }, 'a subscription lost its subgraph'),
    });
  }

  /** What a client sees of errors. */
  format(errors: readonly unknown[]) {
    return errors.map((error) =>
      this.parts.formatError(
        error instanceof GraphQLError ? error.toJSON() : { message: 'fault' },
        error,
      ),
    );
  }
}

function contextOf({ signedViewer }: ClientSocket, settle: Settle): GatewayContext {
  // The Origin was checked when the socket opened, and a socket carries no Set-Cookie.
  return { signedViewer, addCookie: () => undefined, foreignOrigin: null, settle };
}

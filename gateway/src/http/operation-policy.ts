import type { ApolloServerPlugin } from '@apollo/server';
import { AppError } from '@focus-racer/service-kit';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../graph/gateway-context.ts';
import { checkCost } from '../limits/query-cost.ts';

/** Judges an operation once its variables and its asker are known, before anything is fetched. */
export function operationPolicy(schema: GraphQLSchema): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return Promise.resolve(); // which one is not clear: refused when executed
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
            throw withStatus(
              400,
              new AppError('BAD_USER_INPUT', 'Subscriptions are answered on a WebSocket, here'),
            );
          }
          const { foreignOrigin } = contextValue;
          if (operation.operation === OperationTypeNode.MUTATION && foreignOrigin !== null) {
            throw withStatus(
              403,
              new AppError('FORBIDDEN', `Cookies change nothing for pages of ${foreignOrigin}`, {
                origin: foreignOrigin,
              }),
            );
          }
          try {
            checkCost(schema, document, operation, request.variables ?? {});
          } catch (error) {
            throw error instanceof AppError ? withStatus(400, error) : error;
          }
          return Promise.resolve();
        },
      }),
  };
}

/** Apollo Server answers a refusal before execution with 500 unless the error says otherwise. */
function withStatus(status: number, error: AppError): AppError {
  error.extensions['http'] = { status };
  return error;
}

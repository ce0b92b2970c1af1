import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorCode } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { GatewayContext } from '../graph/gateway-context.ts';
import { guardedFields } from '../limits/guarded-fields.ts';
import { checkCost } from '../limits/query-cost.ts';

/** Apollo Server answers a refusal before execution with 500 unless the error says otherwise. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
};

/** Judges an operation once its variables and its asker are known, before anything is fetched. */
export function operationPolicy(schema: GraphQLSchema): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return; // which one is not clear: refused when executed
          try {
            if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
              throw new AppError(
                'BAD_USER_INPUT',
                'Subscriptions are answered on a WebSocket, here',
              );
            }
            const { foreignOrigin, settle } = contextValue;
            if (operation.operation === OperationTypeNode.MUTATION && foreignOrigin !== null) {
              throw new AppError(
                'FORBIDDEN',
                `Cookies change nothing for pages of ${foreignOrigin}`,
                {
                  origin: foreignOrigin,
                },
              );
            }
            const variables = request.variables ?? {};
            const cost = checkCost(schema, document, operation, variables);
            await settle({ cost, fields: guardedFields(schema, document, operation, variables) });
          } catch (error) {
            throw error instanceof AppError ? withStatus(error) : error;
          }
        },
      }),
  };
}

function withStatus(error: AppError): AppError {
  error.extensions['http'] = { status: STATUS[error.code] ?? 500 };
  return error;
}

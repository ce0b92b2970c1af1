import type { InternalOperation } from '@focus-racer/contracts';
import { AppError, isErrorCode } from './errors.ts';
import { outgoingTraceparent, TRACEPARENT_HEADER } from './tracing.ts';

const DEFAULT_TIMEOUT_MS = 5_000;

export type SubgraphUrls = Partial<Record<InternalOperation<unknown, unknown>['subgraph'], string>>;

export interface InternalClient {
  /**
   * Asks a subgraph's internal operation. Throws AppError for its refusals (they will not change by
   * asking again) and Error for anything else.
   */
  ask<V extends Record<string, unknown>, R>(
    operation: InternalOperation<V, R>,
    variables: V,
    timeoutMs?: number,
  ): Promise<R>;
}

interface GraphQLAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string; params?: Record<string, string> } }[];
}

export function createInternalClient(urls: SubgraphUrls, serviceToken: string): InternalClient {
  return {
    async ask(operation, variables, timeoutMs = DEFAULT_TIMEOUT_MS) {
      const url = urls[operation.subgraph];
      if (!url)
        throw new Error(`this process may not ask ${operation.subgraph}: it has no address`);
      const response = await fetch(`${url}/internal`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${serviceToken}`,
          [TRACEPARENT_HEADER]: outgoingTraceparent(),
        },
        body: JSON.stringify({ query: operation.document, variables }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) {
        throw new Error(`${operation.subgraph} ${operation.field} answered ${response.status}`);
      }
      const answer = (await response.json()) as GraphQLAnswer;
      const [error] = answer.errors ?? [];
      if (error) {
        const code = error.extensions?.code;
        if (isErrorCode(code) && code !== 'UNAVAILABLE') {
          throw new AppError(code, error.message, error.extensions?.params);
        }
        throw new Error(`${operation.subgraph} ${operation.field}: ${error.message}`);
      }
      return operation.result.parse(answer.data?.[operation.field]);
    },
  };
}

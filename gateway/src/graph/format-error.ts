import { type Logger, maskFaults } from '@focus-racer/service-kit';
import type { GraphQLFormattedError } from 'graphql';
import { OPERATION_LIMITS } from '../limits/limits.ts';

export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError;

const TOO_MANY_TOKENS = /contains more tha[nt] \d+ tokens/;
const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);
const PERSISTED_CODES = new Set(['PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_FOUND']);

/** What leaves the gateway: refusals with their parameters, faults masked behind a trace id. */
export function createErrorFormat(logger: Logger): FormatError {
  const mask = maskFaults(logger);
  return (formatted, error) => {
    const { message, locations, path, extensions = {} } = formatted;
    const { code, params, traceId, serviceName } = extensions;
    if (typeof serviceName === 'string' && typeof traceId === 'string') {
      return { message, path, extensions: { traceId } }; // its subgraph has masked and logged it
    }
    if (typeof code === 'string' && PERSISTED_CODES.has(code)) {
      return { message, extensions: { code: 'BAD_USER_INPUT' } };
    }
    if (typeof code === 'string' && DOCUMENT_CODES.has(code)) {
      const limits = params ?? tokensOf(message);
      return {
        message,
        locations,
        path,
        extensions: { code: 'BAD_USER_INPUT', ...(limits ? { params: limits } : {}) },
      };
    }
    return mask(formatted, error);
  };
}

function tokensOf(message: string) {
  return TOO_MANY_TOKENS.test(message) ? { limit: 'tokens', max: OPERATION_LIMITS.tokens } : null;
}

import { ERROR_CODES, type ErrorCode } from '@focus-racer/contracts';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from './logger.ts';
import { currentTrace, newTrace } from './tracing.ts';

/**
 * A refusal: not signed in, not yours, bad input. `message` is English for developers; `params`
 * are what a translation needs.
 */
export class AppError extends GraphQLError {
  override name = 'AppError';
  readonly code: ErrorCode;

  constructor(
    code: ErrorCode,
    message: string,
    params?: Record<string, string | number | boolean | null>,
  ) {
    super(message, { extensions: params ? { code, params } : { code } });
    this.code = code;
  }
}

export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `${what} not found`, { what });
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.includes(code as ErrorCode);
}

/** GraphQL's own refusals (syntax, validation, variables) are the asker's mistakes, not faults. */
const INPUT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * What leaves the process: refusals as they are, everything else masked behind a trace id and
 * logged once, here.
 */
export function maskFaults(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.['code'];
    const { message, path, locations } = formatted;
    if (isErrorCode(code)) {
      const params = formatted.extensions?.['params'];
      return { message, path, locations, extensions: params ? { code, params } : { code } };
    }
    if (typeof code === 'string' && INPUT_CODES.has(code)) {
      return { message, path, locations, extensions: { code: 'BAD_USER_INPUT' } };
    }
    const { traceId } = currentTrace() ?? newTrace();
    logger.error({ err: rootCause(error), path, traceId }, 'a request failed');
    return { message: 'Something went wrong on our side', path, extensions: { traceId } };
  };
}

function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error;
}

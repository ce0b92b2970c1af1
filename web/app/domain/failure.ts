import type { ErrorCode } from '@focus-racer/contracts';

/** What the reader is told of a failure: one of the API's refusals, no connection, or a fault. */
export type FailureKind =
  ErrorCode | 'OFFLINE' | 'FAULT' | 'NO_LONGER_TAKES_PART' | 'SECOND_FACTOR_REQUIRED';

interface FailureLike {
  networkError?: unknown;
  graphQLErrors?: readonly { extensions?: Record<string, unknown> }[];
}

const REFUSALS: Record<ErrorCode, true> = {
  UNAUTHENTICATED: true,
  FORBIDDEN: true,
  NOT_FOUND: true,
  BAD_USER_INPUT: true,
  CONFLICT: true,
  RATE_LIMITED: true,
  PAYLOAD_TOO_LARGE: true,
  UNAVAILABLE: true,
};

function isRefusal(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in REFUSALS;
}

export function failureKind(failure: FailureLike): FailureKind {
  const refusal = failure.graphQLErrors?.find((error) => isRefusal(error.extensions?.code));
  const { code, params } = refusal?.extensions ?? {};
  const reason = (params as { reason?: string } | undefined)?.reason;
  if (reason === 'NO_LONGER_TAKES_PART' || reason === 'SECOND_FACTOR_REQUIRED') return reason;
  if (isRefusal(code)) return code;
  return failure.networkError ? 'OFFLINE' : 'FAULT';
}

/** The number an operator finds the fault by, when the API gave one. */
export function traceIdOf(failure: FailureLike): string | null {
  const found = failure.graphQLErrors?.map((error) => error.extensions?.traceId);
  const traceId = found?.find((id) => typeof id === 'string');
  return typeof traceId === 'string' ? traceId : null;
}

/** Which of the things typed the API refused, when it is one of them. */
export function fieldRefused(failure: FailureLike): string | null {
  const refusal = failure.graphQLErrors?.find(
    ({ extensions }) => extensions?.code === 'BAD_USER_INPUT',
  );
  const params = refusal?.extensions?.params;
  if (typeof params !== 'object' || params === null || !('field' in params)) return null;
  return typeof params.field === 'string' ? params.field : null;
}

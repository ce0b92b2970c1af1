import type { z } from 'zod';

/**
 * An operation that one process asks of a subgraph at `/internal`. The document names the fields,
 * `result` checks what came back; the client of service-kit runs it.
 */
export interface InternalOperation<Variables, Result> {
  readonly subgraph: 'catalog' | 'identity' | 'commerce' | 'compliance';
  readonly field: string;
  readonly document: string;
  readonly result: z.ZodType<Result>;
  readonly variables?: Variables;
}

export function internalOperation<Variables>() {
  return <Result>(
    operation: Omit<InternalOperation<Variables, Result>, 'variables'>,
  ): InternalOperation<Variables, Result> => operation;
}

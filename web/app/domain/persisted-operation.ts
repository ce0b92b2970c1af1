import type { DocumentNode } from 'graphql';
import { PERSISTED } from '../graphql/persisted.ts';

interface Refusal {
  graphQLErrors?: readonly { extensions?: Record<string, unknown> }[];
}

/** How the API is told which of our operations is meant, instead of its text. */
export function persistedOperation(document: DocumentNode, { spelledOut = false } = {}) {
  const hash = document.definitions
    .map((definition) => ('name' in definition ? PERSISTED[definition.name?.value ?? ''] : null))
    .find((one) => typeof one === 'string');
  if (!hash) throw new Error('only operations of ./graphql are asked');
  return {
    persistedQuery: { version: 1 as const, sha256Hash: hash, ...(spelledOut && { miss: true }) },
  };
}

/** Whether the API is newer than this page and has forgotten the operation: it wants its text. */
export function isForgotten(error: Refusal | undefined): boolean {
  return Boolean(
    error?.graphQLErrors?.some(({ extensions }) => {
      const params = extensions?.params as Record<string, unknown> | undefined;
      return params?.field === 'persistedQuery';
    }),
  );
}

import { type Client, makeOperation, mapExchange, type Operation } from '@urql/core';
import { isForgotten, persistedOperation } from '~/domain/persisted-operation.ts';

/**
 * Asks by the names of our operations. One that the API has forgotten, because a newer page names it
 * differently, is asked once more with its text.
 */
export function createPersistedExchange(clientOf: () => Client) {
  return mapExchange({
    onOperation(operation): Operation {
      const spelledOut = operation.context.spelledOut === true;
      const named = persistedOperation(operation.query, { spelledOut });
      return { ...operation, extensions: { ...operation.extensions, ...named } };
    },
    onResult(result) {
      const { operation } = result;
      if (operation.context.spelledOut || !isForgotten(result.error)) return result;
      const again = makeOperation(operation.kind, operation, {
        ...operation.context,
        spelledOut: true,
      });
      queueMicrotask(() => clientOf().reexecuteOperation(again));
      return { ...result, error: undefined, stale: true };
    },
  });
}

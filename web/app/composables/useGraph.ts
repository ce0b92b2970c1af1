import type { AnyVariables, CombinedError, DocumentInput } from '@urql/core';
import { useQuery } from '@urql/vue';

/**
 * A query that the server waits for and the browser shows a skeleton for: the page awaits `settled`,
 * which is done at once in the browser.
 */
export function useGraphQuery<Data, Variables extends AnyVariables>(
  query: DocumentInput<Data, Variables>,
  variables: MaybeRefOrGetter<Variables>,
  /** Nothing is asked meanwhile. */
  pause: () => boolean = () => false,
) {
  const response = useQuery<Data, Variables>({
    query,
    variables,
    pause,
  } as Parameters<typeof useQuery<Data, Variables>>[0]);
  const { data, error, fetching } = response;
  return {
    data,
    error,
    fetching,
    settled: import.meta.server && !pause() ? response.then(() => undefined) : Promise.resolve(),
    retry: () => void response.executeQuery({ requestPolicy: 'network-only' }),
  };
}

/** A mutation or a one-off query: its data, or a CombinedError thrown. */
export function useGraph() {
  const client = useNuxtApp().$graph;
  const dataOf = <Data>(result: { data?: Data; error?: CombinedError }): Data => {
    if (result.error) throw result.error;
    return result.data as Data;
  };
  return {
    query: async <Data, Variables extends AnyVariables>(
      document: DocumentInput<Data, Variables>,
      variables: Variables,
    ): Promise<Data> =>
      dataOf(
        await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise(),
      ),
    mutate: async <Data, Variables extends AnyVariables>(
      document: DocumentInput<Data, Variables>,
      variables: Variables,
    ): Promise<Data> => dataOf(await client.mutation(document, variables).toPromise()),
  };
}

import type { ExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface ConnectOptions {
  headers?: Record<string, string>;
  authorization?: string;
  /** A client of a page reconnects; one that should show how its socket ends does not. */
  reconnects?: boolean;
}

/** A socket to the public door, opened by the first subscription. */
export function connect(
  httpUrl: string,
  { headers, authorization, reconnects = false }: ConnectOptions = {},
): Client {
  class SocketWithHeaders extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers });
    }
  }
  return createClient({
    url: httpUrl.replace(/^http/, 'ws'),
    webSocketImpl: SocketWithHeaders,
    connectionParams: authorization ? { authorization } : undefined,
    retryAttempts: reconnects ? Infinity : 0,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
  });
}

export interface Listener<T> {
  items: T[];
  /** Why it ended: 'complete', errors, or how its socket closed. */
  ended: Promise<unknown>;
  unsubscribe(): void;
}

export function listen<T>(client: Client, query: string, variables: object): Listener<T> {
  const items: T[] = [];
  let unsubscribe = (): void => undefined;
  const ended = new Promise<unknown>((resolve) => {
    unsubscribe = client.subscribe(
      { query, variables: { ...variables } },
      {
        next: (item) => {
          const { data, errors } = item as ExecutionResult;
          if (errors) throw new Error(JSON.stringify(errors));
          items.push(data as T);
        },
        error: resolve,
        complete: () => resolve('complete'),
      },
    );
  });
  return { items, ended, unsubscribe };
}

/** Waits for what a real socket brings about somewhere else; the test's own limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

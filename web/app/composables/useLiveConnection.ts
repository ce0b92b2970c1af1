import { createClient, type Client } from 'graphql-ws';
import { persistedOperation } from '~/domain/persisted-operation.ts';
import { backoffMs } from '~/domain/backoff.ts';
import { MeDocument } from '~/graphql/generated.ts';

const RENEWAL_LIMIT_MS = 10_000;

export type LiveState = 'IDLE' | 'CONNECTING' | 'OPEN' | 'BROKEN';

export interface LiveClient {
  readonly state: Readonly<Ref<LiveState>>;
  subscribe: Client['subscribe'];
  /** Calls back after each connection but the first: what happened in between has to be read again. */
  onReconnect(listener: () => void): () => void;
}

/**
 * A small query through the web's own origin lets the gateway renew the access cookie before the
 * socket needs it. Without a network it fails in silence: the client tries again after a socket that
 * does not open, but waits forever after an address that it does not get.
 */
async function renewAccess(): Promise<void> {
  await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ extensions: persistedOperation(MeDocument) }),
    signal: AbortSignal.timeout(RENEWAL_LIMIT_MS),
  }).catch(() => undefined);
}

export function createLiveConnection(): LiveClient {
  const { graphqlWsUrl } = useRuntimeConfig().public;
  const state = ref<LiveState>('IDLE');
  const listeners = new Set<() => void>();
  let connectedBefore = false;

  const client = createClient({
    url: async () => {
      await renewAccess();
      return graphqlWsUrl;
    },
    lazy: true,
    lazyCloseTimeout: 3_000,
    keepAlive: 15_000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) =>
        setTimeout(resolve, backoffMs(retries + 1, { firstMs: 500, capMs: 15_000 })),
      ),
    on: {
      connecting: () => (state.value = state.value === 'BROKEN' ? 'BROKEN' : 'CONNECTING'),
      connected: () => {
        state.value = 'OPEN';
        if (connectedBefore) tellListeners();
        connectedBefore = true;
      },
      closed: (event) => {
        const calm = event instanceof CloseEvent && event.code === 1000;
        state.value = calm ? 'IDLE' : 'BROKEN';
        if (calm) connectedBefore = false;
      },
      error: () => (state.value = 'BROKEN'),
    },
  });

  const tellListeners = () => {
    for (const listener of listeners) listener();
  };

  /** Begins again after an error or an end from the other side, until the reader has left. */
  const subscribe: LiveClient['subscribe'] = (payload, sink) => {
    let left = false;
    let attempts = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let leave = () => {};
    const begin = () => {
      leave = client.subscribe(payload, {
        next: (item) => {
          attempts = 0;
          sink.next(item as never);
        },
        error: beginLater,
        complete: beginLater,
      });
    };
    const beginLater = () => {
      if (left) return;
      attempts += 1;
      waiting = setTimeout(
        () => {
          begin();
          tellListeners();
        },
        backoffMs(attempts, { firstMs: 1000, capMs: 30_000 }),
      );
    };
    begin();
    return () => {
      left = true;
      clearTimeout(waiting);
      leave();
    };
  };

  return {
    state: readonly(state),
    subscribe,
    onReconnect(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The app's live connection; null while the server renders. */
export function useLiveConnection(): LiveClient | null {
  return useNuxtApp().$live;
}

import type { ExecutionResult } from 'graphql';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const ACKNOWLEDGED_WITHIN_MS = 5_000;
/** Who asks again at once, after a refusal, would meet a socket that is just closing. */
const IDLE_MS = 5_000;

export interface UpstreamSink {
  next(item: ExecutionResult): void;
  /** The subgraph refuses the operation. */
  refuse(errors: readonly UpstreamError[]): void;
  /** The subscription is over without our doing: its subgraph stopped or was cut off. */
  lose(cause: unknown): void;
}

export interface UpstreamError {
  message: string;
  extensions?: Record<string, unknown>;
}

/**
 * The socket that carries one client's subscriptions to one subgraph. It opens with the first and
 * closes after the last; a subgraph that falls silent counts as gone.
 */
export class Upstream {
  private readonly client: Client;

  constructor(url: string, signedViewer: () => Promise<string>) {
    let socket: WebSocket | null = null;
    let silence: NodeJS.Timeout | undefined;
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ viewer: await signedViewer() }),
      lazy: true,
      lazyCloseTimeout: IDLE_MS,
      retryAttempts: 0,
      connectionAckWaitTimeout: ACKNOWLEDGED_WITHIN_MS,
      keepAlive: PING_EVERY_MS,
      on: {
        opened: (opened) => {
          socket = opened as WebSocket;
        },
        ping: (received) => {
          if (!received) silence = setTimeout(() => socket?.terminate(), PONG_WITHIN_MS);
        },
        pong: (received) => {
          if (received) clearTimeout(silence);
        },
        closed: () => clearTimeout(silence),
      },
    });
  }

  /** Returns how to end it; after that the sink hears nothing more. */
  subscribe(operation: SubscribePayload, sink: UpstreamSink): () => void {
    let ended = false;
    const last = (tell: () => void): void => {
      if (ended) return;
      ended = true;
      tell();
    };
    const unsubscribe = this.client.subscribe(operation, {
      next: (item) => {
        if (ended) return;
        // Only an operation that was refused has no `data` at all.
        if (item.errors && !('data' in item)) last(() => sink.refuse(item.errors ?? []));
        else sink.next(item as ExecutionResult);
      },
      error: (error) =>
        last(() => {
          if (Array.isArray(error)) sink.refuse(error as UpstreamError[]);
          else sink.lose(error);
        }),
      complete: () => last(() => sink.lose('the subgraph ended it')),
    });
    return () => {
      // What has ended is not unsubscribed: graphql-ws would count its end twice, take the socket for
      // idle and close it under the others.
      if (!ended) unsubscribe();
      ended = true;
    };
  }

  close(): void {
    // Rejects when a connection that is just being opened fails; then there is nothing to close.
    Promise.resolve(this.client.dispose()).catch(() => undefined);
  }
}

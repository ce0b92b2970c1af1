import type { Viewer } from '@focus-racer/contracts';
import { actorOf } from '@focus-racer/service-kit';
import type { Caller } from '../limits/rate-limits.ts';
import { CLOSE_CODES } from './close-codes.ts';
import { Upstream } from './upstream.ts';

/** What setTimeout can wait; a key may live longer, and its client connects again. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface ClientSocketOptions {
  socket: { close(code: number, reason: string): void };
  viewer: Viewer;
  /** Of what the viewer may do, in the token that opened the socket. */
  version: number;
  address: string;
  visitorId: string | null;
  /** When the token ends; null for anonymous. */
  expiresAt: Date | null;
  signedViewer: () => Promise<string>;
  /** Address of each subgraph by name. */
  urls: Readonly<Record<string, string>>;
}

/** One client's socket: who it speaks for, until when, and its way to the subgraphs. */
export class ClientSocket {
  readonly owner: string;
  readonly caller: Omit<Caller, 'ours'>;
  readonly sessionId: string | null;
  readonly keyId: string | null;
  readonly version: number;
  readonly signedViewer: () => Promise<string>;
  private readonly upstreams = new Map<string, Upstream>();
  private readonly expiry: NodeJS.Timeout | undefined;

  constructor(private readonly options: ClientSocketOptions) {
    const { viewer, version, address, visitorId, expiresAt, signedViewer } = options;
    this.caller = { viewer, address, visitorId };
    const anonymous = viewer.kind === 'anonymous';
    this.owner = anonymous ? `address:${address}` : actorOf(viewer);
    this.sessionId = viewer.kind === 'account' ? viewer.sessionId : null;
    this.keyId = viewer.kind === 'apiKey' ? viewer.keyId : null;
    this.version = version;
    this.signedViewer = signedViewer;
    if (expiresAt) {
      this.expiry = setTimeout(
        () => this.close(CLOSE_CODES.tokenEnded, 'The access token has ended'),
        Math.min(expiresAt.getTime() - Date.now(), LONGEST_TIMER_MS),
      );
    }
  }

  /** The socket to this subgraph, the same for all of the client's subscriptions. */
  upstream(subgraph: string): Upstream {
    const known = this.upstreams.get(subgraph);
    if (known) return known;
    const url = this.options.urls[subgraph];
    if (!url) throw new Error(`the graph has a subgraph ${subgraph} without an address`);
    const upstream = new Upstream(url, this.signedViewer);
    this.upstreams.set(subgraph, upstream);
    return upstream;
  }

  close(code: number, reason: string): void {
    this.options.socket.close(code, reason);
  }

  /** After the socket has closed. */
  dispose(): void {
    clearTimeout(this.expiry);
    this.upstreams.forEach((upstream) => upstream.close());
  }
}

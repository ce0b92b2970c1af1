import { type BusMessageName, type BusMessages, busMessageSchemas } from '@focus-racer/contracts';
import pg from 'pg';
import type { Logger } from './logger.ts';

const CHANNEL = 'focus_racer';
const MAX_PAYLOAD_BYTES = 7_900;
const RECONNECT_MS = 500;

/** Tells other processes what has been committed. At most once: who must not miss it re-reads. */
export interface Bus {
  publish<K extends BusMessageName>(name: K, message: BusMessages[K]): Promise<void>;
  subscribe<K extends BusMessageName>(
    name: K,
    listener: (message: BusMessages[K]) => void,
  ): () => void;
  /** Called when the bus was deaf for a while: messages may have been lost. */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}

/** PostgreSQL LISTEN/NOTIFY on a connection of its own, which it opens again when it breaks. */
export async function connectBus(databaseUrl: string, logger: Logger): Promise<Bus> {
  const listeners = new Map<BusMessageName, Set<(message: never) => void>>();
  const gapListeners = new Set<() => void>();
  let closed = false;
  let client: pg.Client;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    next.on('error', (error) => logger.warn({ err: error }, 'the bus lost its connection'));
    next.on('notification', ({ payload }) => receive(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    // Only a connection that stood is opened again here; a failed attempt is repeated by its caller.
    next.on('end', () => setTimeout(reconnect, RECONNECT_MS));
    client = next;
    if (closed) await next.end();
  }

  function reconnect(): void {
    if (closed) return;
    connect().then(
      () => gapListeners.forEach((listener) => listener()),
      () => setTimeout(reconnect, RECONNECT_MS),
    );
  }

  function receive(payload: string): void {
    const [name, message] = JSON.parse(payload) as [BusMessageName, unknown];
    // A newer process may say what this one does not know yet.
    const parsed = name in busMessageSchemas && busMessageSchemas[name].safeParse(message);
    if (!parsed || !parsed.success) {
      logger.warn({ message: name }, 'a message on the bus is not understood');
      return;
    }
    listeners.get(name)?.forEach((listener) => listener(parsed.data as never));
  }

  await connect();
  return {
    async publish(name, message) {
      const payload = JSON.stringify([name, message]);
      if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
        throw new Error(`a ${name} message exceeds ${MAX_PAYLOAD_BYTES} bytes: send ids in parts`);
      }
      await client.query('select pg_notify($1, $2)', [CHANNEL, payload]);
    },
    subscribe(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    onGap(listener) {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    async close() {
      closed = true;
      await client.end();
    },
  };
}

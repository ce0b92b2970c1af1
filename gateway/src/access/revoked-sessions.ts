import { ACCESS_TOKEN_MINUTES } from '@focus-racer/contracts';
import type { Bus, Logger } from '@focus-racer/service-kit';
import type pg from 'pg';

/** Longer than any access token lives: after that its own end refuses it. */
const REMEMBERED_MS = (ACCESS_TOKEN_MINUTES + 1) * 60_000;
const PURGE_EVERY_MS = 60_000;

export interface RevokedSessionsParts {
  bus: Pick<Bus, 'subscribe' | 'onGap'>;
  database: Pick<pg.Pool, 'query'>;
  logger: Logger;
}

/**
 * The sessions that ended while their access tokens still live, told by the bus. A table keeps them
 * for a gateway that restarts, and for one that was deaf while another listened.
 */
export class RevokedSessions {
  private readonly forgetAt = new Map<string, number>();
  private readonly listeners = new Set<(sessionIds: ReadonlySet<string>) => void>();
  private readonly stops: (() => void)[];

  private constructor(private readonly parts: RevokedSessionsParts) {
    const { bus, logger } = parts;
    const purge = setInterval(() => this.purge(), PURGE_EVERY_MS);
    this.stops = [
      () => clearInterval(purge),
      bus.subscribe('session.revoked', ({ sessionIds }) => this.add(sessionIds)),
      bus.onGap(() => {
        this.load().catch((error: unknown) =>
          logger.error({ err: error }, 'revocations of the last minutes may be unknown'),
        );
      }),
    ];
  }

  static async start(parts: RevokedSessionsParts): Promise<RevokedSessions> {
    const revoked = new RevokedSessions(parts);
    await revoked.load();
    return revoked;
  }

  has(sessionId: string): boolean {
    return this.forgetAt.has(sessionId);
  }

  onRevoked(listener: (sessionIds: ReadonlySet<string>) => void): void {
    this.listeners.add(listener);
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
  }

  private add(sessionIds: readonly string[]): void {
    this.remember(sessionIds, Date.now());
    this.parts.database
      .query(
        `insert into gateway.revoked_session (session_id, revoked_at)
         select unnest($1::uuid[]), now() on conflict do nothing`,
        [sessionIds],
      )
      .catch((error: unknown) =>
        this.parts.logger.error(
          { err: error },
          'a restart of this gateway may forget a revocation',
        ),
      );
  }

  private async load(): Promise<void> {
    const { rows } = await this.parts.database.query<{ session_id: string; revoked_at: Date }>(
      'select session_id, revoked_at from gateway.revoked_session where revoked_at > $1',
      [new Date(Date.now() - REMEMBERED_MS)],
    );
    rows.forEach((row) => this.remember([row.session_id], row.revoked_at.getTime()));
  }

  private remember(sessionIds: readonly string[], revokedAtMs: number): void {
    sessionIds.forEach((id) => this.forgetAt.set(id, revokedAtMs + REMEMBERED_MS));
    this.listeners.forEach((listener) => listener(new Set(sessionIds)));
  }

  private purge(): void {
    const now = Date.now();
    this.forgetAt.forEach((at, id) => at < now && this.forgetAt.delete(id));
    this.parts.database
      .query('delete from gateway.revoked_session where revoked_at < $1', [
        new Date(now - REMEMBERED_MS),
      ])
      .catch((error: unknown) =>
        this.parts.logger.warn({ err: error }, 'old revocations stay for now'),
      );
  }
}

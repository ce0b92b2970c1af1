import { ACCESS_TOKEN_MINUTES } from '@focus-racer/contracts';
import type { Bus, Logger } from '@focus-racer/service-kit';
import type pg from 'pg';

/** Longer than any access token lives: after that its own end refuses it. */
const REMEMBERED_MS = (ACCESS_TOKEN_MINUTES + 1) * 60_000;
const PURGE_EVERY_MS = 60_000;
/** Above every version: no token of the session is good. The largest of PostgreSQL's integers. */
export const REVOKED = 2_147_483_647;

/** Tokens of the session with a version below this one are refused. */
export interface Refusal {
  sessionId: string;
  below: number;
}

export interface RevokedSessionsParts {
  bus: Pick<Bus, 'subscribe' | 'onGap'>;
  database: Pick<pg.Pool, 'query'>;
  logger: Logger;
}

/**
 * The sessions that ended, or whose rights changed, while their access tokens still live, told by
 * the bus. A table keeps them for a gateway that restarts, and for one that was deaf while another
 * listened.
 */
export class RevokedSessions {
  private readonly refusals = new Map<string, { below: number; forgetAt: number }>();
  private readonly listeners = new Set<(refusal: Refusal) => void>();
  private readonly stops: (() => void)[];

  private constructor(private readonly parts: RevokedSessionsParts) {
    const { bus, logger } = parts;
    const purge = setInterval(() => this.purge(), PURGE_EVERY_MS);
    this.stops = [
      () => clearInterval(purge),
      bus.subscribe('session.revoked', ({ sessionIds }) =>
        this.add(sessionIds.map((sessionId) => ({ sessionId, below: REVOKED }))),
      ),
      bus.subscribe('session.outdated', ({ sessions }) =>
        this.add(sessions.map(({ id, version }) => ({ sessionId: id, below: version }))),
      ),
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

  /** Whether a token of the session with this version is good no more. */
  refuses(sessionId: string, version: number): boolean {
    return version < (this.refusals.get(sessionId)?.below ?? 0);
  }

  onRefused(listener: (refusal: Refusal) => void): void {
    this.listeners.add(listener);
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
  }

  private add(refusals: readonly Refusal[]): void {
    refusals.forEach((refusal) => this.remember(refusal, Date.now()));
    this.parts.database
      .query(
        `insert into gateway.revoked_session as known (session_id, below_version, revoked_at)
         select session_id, below_version, now()
         from unnest($1::uuid[], $2::integer[]) as told (session_id, below_version)
         on conflict (session_id) do update set revoked_at = excluded.revoked_at,
           below_version = greatest(known.below_version, excluded.below_version)`,
        [refusals.map(({ sessionId }) => sessionId), refusals.map(({ below }) => below)],
      )
      .catch((error: unknown) =>
        this.parts.logger.error(
          { err: error },
          'a restart of this gateway may forget a revocation',
        ),
      );
  }

  private async load(): Promise<void> {
    const { rows } = await this.parts.database.query<{
      session_id: string;
      below_version: number;
      revoked_at: Date;
    }>(
      `select session_id, below_version, revoked_at from gateway.revoked_session
       where revoked_at > $1`,
      [new Date(Date.now() - REMEMBERED_MS)],
    );
    rows.forEach((row) =>
      this.remember(
        { sessionId: row.session_id, below: row.below_version },
        row.revoked_at.getTime(),
      ),
    );
  }

  private remember({ sessionId, below }: Refusal, toldAtMs: number): void {
    const known = this.refusals.get(sessionId);
    this.refusals.set(sessionId, {
      below: Math.max(below, known?.below ?? 0),
      forgetAt: Math.max(toldAtMs + REMEMBERED_MS, known?.forgetAt ?? 0),
    });
    this.listeners.forEach((listener) => listener({ sessionId, below }));
  }

  private purge(): void {
    const now = Date.now();
    this.refusals.forEach(({ forgetAt }, id) => forgetAt < now && this.refusals.delete(id));
    this.parts.database
      .query('delete from gateway.revoked_session where revoked_at < $1', [
        new Date(now - REMEMBERED_MS),
      ])
      .catch((error: unknown) =>
        this.parts.logger.warn({ err: error }, 'old revocations stay for now'),
      );
  }
}

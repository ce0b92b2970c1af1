import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateName } from './rates.ts';

/** Far from its limit an owner's operations are counted together, up to so much later, */
const COUNTED_WITHIN_MS = 1_000;
/** and up to this share of the limit: by so much another gateway may know too little. */
const UNCOUNTED_SHARE = 0.04;
const FAR_SHARE = 0.5;

export interface Verdict {
  name: RateName;
  rate: Rate;
  allowed: boolean;
  remaining: number;
  resetMs: number;
}

export interface BucketParts {
  database: pg.Pool;
  /** Turns names of people and networks into keys that say nothing. */
  secret: string;
}

/** What this gateway knows of one owner's window. */
interface Standing {
  /** By all gateways when last counted. */
  consumed: number;
  /** Here since then, and not yet counted. */
  uncounted: number;
  countedAt: number;
  resetAt: number;
  counting: Promise<unknown> | null;
}

/**
 * One rate, for each owner by itself, counted in PostgreSQL for all gateways. What is exceeded is
 * refused from memory; while the database is away each gateway counts alone.
 */
export class Bucket {
  private readonly limiter: RateLimiterPostgres;
  private readonly standings = new Map<string, Standing>();

  constructor(
    private readonly name: RateName,
    private readonly rate: Rate,
    private readonly parts: BucketParts,
  ) {
    const { points, seconds: duration } = rate;
    this.limiter = new RateLimiterPostgres({
      storeClient: parts.database,
      storeType: 'pool',
      schemaName: 'gateway',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: name === 'anonymous', // one sweeps for all
      keyPrefix: name,
      points,
      duration,
      inMemoryBlockOnConsumed: points,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration }),
    });
  }

  async consume(owner: string, points: number): Promise<Verdict> {
    const key = createHmac('sha256', this.parts.secret).update(owner).digest('base64url');
    const standing = this.standingOf(key);
    while (standing.counting) await standing.counting;
    return this.consumeHere(standing, points) ?? (await this.count(key, standing, points));
  }

  /** Counts what was not yet, and forgets windows that are over. */
  async settle(now = Date.now()): Promise<void> {
    for (const [key, standing] of this.standings) {
      while (standing.counting) await standing.counting;
      if (standing.resetAt <= now) this.standings.delete(key);
      else if (standing.uncounted > 0) await this.count(key, standing, 0);
    }
  }

  private consumeHere(standing: Standing, points: number): Verdict | null {
    const now = Date.now();
    if (standing.resetAt <= now || standing.countedAt + COUNTED_WITHIN_MS < now) return null;
    const uncounted = standing.uncounted + points;
    const used = standing.consumed + uncounted;
    const max = this.rate.points;
    if (uncounted > max * UNCOUNTED_SHARE || used > max * FAR_SHARE) return null;
    standing.uncounted = uncounted;
    return this.verdict(true, max - used, standing.resetAt - now);
  }

  private async count(key: string, standing: Standing, points: number): Promise<Verdict> {
    const owed = standing.resetAt > Date.now() ? standing.uncounted : 0;
    standing.uncounted = 0;
    const counting = this.countAll(key, points + owed);
    standing.counting = counting.catch(() => undefined);
    try {
      const verdict = await counting;
      standing.consumed = this.rate.points - verdict.remaining;
      standing.countedAt = Date.now();
      standing.resetAt = standing.countedAt + verdict.resetMs;
      return verdict;
    } finally {
      standing.counting = null;
    }
  }

  private standingOf(key: string): Standing {
    const known = this.standings.get(key);
    if (known) return known;
    const standing = { consumed: 0, uncounted: 0, countedAt: 0, resetAt: 0, counting: null };
    this.standings.set(key, standing);
    return standing;
  }

  private async countAll(key: string, points: number): Promise<Verdict> {
    try {
      const { remainingPoints, msBeforeNext } = await this.limiter.consume(key, points);
      return this.verdict(true, remainingPoints, msBeforeNext);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return this.verdict(false, 0, error.msBeforeNext);
    }
  }

  private verdict(allowed: boolean, remaining: number, resetMs: number): Verdict {
    const { name, rate } = this;
    return { name, rate, allowed, remaining, resetMs };
  }
}

import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateName } from './rates.ts';

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

/**
 * One rate, for each key by itself, counted in PostgreSQL for all gateways. What is exceeded is
 * refused from memory; while the database is away each gateway counts alone.
 */
export class Bucket {
  private readonly limiter: RateLimiterPostgres;

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
    try {
      return this.verdict(true, await this.limiter.consume(key, points));
    } catch (error) {
      if (error instanceof RateLimiterRes) return this.verdict(false, error);
      throw error;
    }
  }

  private verdict(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Verdict {
    const { name, rate } = this;
    return { name, rate, allowed, remaining: remainingPoints, resetMs: msBeforeNext };
  }
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { SignInFailure } from './sign-in-failure.entity.ts';
import {
  type CountedFailures,
  judgeAttempt,
  type Patience,
  type SignInVerdict,
} from './sign-in-delay.ts';

const KEPT_MS = 2 * 86_400_000;
/** Between two mails that prove who signs in. */
const PROOF_PAUSE_MS = 30 * 60_000;

interface Row {
  failures: number;
  last_at: Date | string;
}

/** Failures to sign in by what they are counted by, each change one statement. */
export class FailureCounts {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async judge(key: string, patience: Patience, now: Date): Promise<SignInVerdict> {
    return judgeAttempt(await this.find(key), patience, now);
  }

  /**
   * Counts an attempt as failed before it is made, so that a thousand at once are not a thousand
   * attempts: of those that come together, one more passes than the patience allows. Answers how many
   * have failed with this one, or how long to wait.
   */
  async begin(
    key: string,
    patience: Patience,
    now: Date,
  ): Promise<{ failures: number } | Exclude<SignInVerdict, { is: 'FREE' }>> {
    const { free, firstDelayS, maxDelayS, lockedFrom, forgottenAfterS } = patience;
    const [row] = await this.em.execute<Row[]>(
      `insert into sign_in_failure as counted (key, failures, last_at) values (?, 1, ?)
       on conflict (key) do update set
         failures = case when counted.last_at <= ? then 1 else counted.failures + 1 end,
         proof_mailed_at = case when counted.last_at <= ? then null else counted.proof_mailed_at end,
         last_at = excluded.last_at
       where counted.last_at <= ?
         or (counted.failures < ? and (
           counted.failures <= ?
           or counted.last_at + least(?, ? * power(2, counted.failures - ? - 1)) * interval '1 second' <= ?
         ))
       returning failures, last_at`,
      [
        key,
        now,
        ...Array.from({ length: 3 }, () => new Date(now.getTime() - forgottenAfterS * 1000)),
        lockedFrom ?? Number.MAX_SAFE_INTEGER,
        free,
        maxDelayS,
        firstDelayS,
        free,
        now,
      ],
    );
    if (row) return { failures: row.failures };
    const verdict = await this.judge(key, patience, now);
    return verdict.is === 'FREE' ? { is: 'WAIT', seconds: 1 } : verdict;
  }

  /** One more of something that is not counted before its attempts; answers how many there are. */
  async add(key: string, patience: Patience, now: Date): Promise<number> {
    const forgotten = new Date(now.getTime() - patience.forgottenAfterS * 1000);
    const [row] = await this.em.execute<Row[]>(
      `insert into sign_in_failure as counted (key, failures, last_at) values (?, 1, ?)
       on conflict (key) do update set
         failures = case when counted.last_at <= ? then 1 else counted.failures + 1 end,
         last_at = excluded.last_at
       returning failures, last_at`,
      [key, now, forgotten],
    );
    return row?.failures ?? 0;
  }

  async forget(keys: readonly string[]): Promise<void> {
    await this.em.nativeDelete(SignInFailure, { key: { $in: [...keys] } });
  }

  /** Whether a proof may be mailed now; of two that ask together, one may. */
  async takeProofMail(key: string, now: Date): Promise<boolean> {
    const pause = new Date(now.getTime() - PROOF_PAUSE_MS);
    const taken = await this.em.nativeUpdate(
      SignInFailure,
      { key, $or: [{ proofMailedAt: null }, { proofMailedAt: { $lte: pause } }] },
      { proofMailedAt: now },
    );
    return taken > 0;
  }

  async forgetOld(now: Date): Promise<void> {
    await this.em.nativeDelete(SignInFailure, {
      lastAt: { $lt: new Date(now.getTime() - KEPT_MS) },
    });
  }

  private async find(key: string): Promise<CountedFailures | null> {
    const found = await this.em.findOne(SignInFailure, { key }, { refresh: true });
    return found && { failures: found.failures, lastAt: found.lastAt };
  }
}

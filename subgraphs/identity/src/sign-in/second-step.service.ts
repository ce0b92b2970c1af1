import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { RecoveryCode } from '../second-factor/recovery-code.entity.ts';
import type { SecondFactorKeys } from '../second-factor/second-factor-keys.ts';
import { Totp } from '../second-factor/totp.entity.ts';
import { type SecondFactorMethod, useCode } from '../second-factor/use-code.ts';
import { SignInChallenge } from './sign-in-challenge.entity.ts';

const CHALLENGE_BYTES = 32;
const CHALLENGE_MS = 5 * 60_000;
const CODES_A_CHALLENGE = 5;
/** Whoever has the password does not try a million codes. */
const WRONG_CODES_AN_HOUR = 20;
const HOUR_MS = 60 * 60_000;

export interface SecondStep {
  /** Goes with the code; good for five minutes and five codes. */
  challenge: string;
  expiresAt: Date;
  methods: SecondFactorMethod[];
}

export type SecondStepOutcome =
  { is: 'PASSED'; account: Account } | { is: 'WRONG_CODE'; triesLeft: number } | { is: 'ENDED' };

const ENDED: SecondStepOutcome = { is: 'ENDED' };

/** Between a right password and a session, for accounts with an authenticator. */
export class SecondStepService {
  private readonly em: EntityManager;
  private readonly keys: SecondFactorKeys;
  private readonly now: () => Date;

  constructor(em: EntityManager, keys: SecondFactorKeys, now = () => new Date()) {
    this.em = em;
    this.keys = keys;
    this.now = now;
  }

  /** null for an account that needs none. Throws RATE_LIMITED after too many wrong codes. */
  async begin(account: Account): Promise<SecondStep | null> {
    const confirmed = { account, confirmedAt: { $ne: null } };
    if ((await this.em.count(Totp, confirmed)) === 0) return null;
    const now = this.now();
    const anHourAgo = new Date(now.getTime() - HOUR_MS);
    await this.em.nativeDelete(SignInChallenge, { account, begunAt: { $lt: anHourAgo } });
    if ((await wrongCodesOf(this.em, account)) >= WRONG_CODES_AN_HOUR) {
      throw new AppError('RATE_LIMITED', 'Too many wrong codes: wait an hour', {
        limit: 'secondFactor',
        max: WRONG_CODES_AN_HOUR,
      });
    }
    const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
    const expiresAt = new Date(now.getTime() + CHALLENGE_MS);
    this.em.create(SignInChallenge, {
      hash: hashOf(challenge),
      account,
      begunAt: now,
      expiresAt,
      wrongCodes: 0,
      usedAt: null,
    });
    const recoveryCodes = await this.em.count(RecoveryCode, { account, usedAt: null });
    await this.em.flush();
    return {
      challenge,
      expiresAt,
      methods: recoveryCodes > 0 ? ['TOTP', 'RECOVERY_CODE'] : ['TOTP'],
    };
  }

  /** ENDED when the challenge is unknown, over or used, or the password has changed since. */
  pass(challenge: string, code: string): Promise<SecondStepOutcome> {
    return this.em.transactional(async (em) => {
      const now = this.now();
      const awaited = await em.findOne(
        SignInChallenge,
        { hash: hashOf(challenge), usedAt: null, expiresAt: { $gt: now } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!awaited || awaited.wrongCodes >= CODES_A_CHALLENGE) return ENDED;
      const account = await em.findOneOrFail(Account, { id: awaited.account.id });
      // Again: whoever has begun many sign-ins at once has no more codes than with one after the other.
      if ((await wrongCodesOf(em, account)) >= WRONG_CODES_AN_HOUR) return ENDED;
      if (!(await useCode(em, this.keys, account.id, code, now))) {
        awaited.wrongCodes += 1;
        return { is: 'WRONG_CODE', triesLeft: CODES_A_CHALLENGE - awaited.wrongCodes };
      }
      awaited.usedAt = now;
      return { is: 'PASSED', account };
    });
  }
}

/** Of the last hour: older challenges are gone. */
async function wrongCodesOf(em: EntityManager, account: Account): Promise<number> {
  const challenges = await em.find(SignInChallenge, { account }, { refresh: true });
  return challenges.reduce((sum, challenge) => sum + challenge.wrongCodes, 0);
}

function hashOf(challenge: string): string {
  return createHash('sha256').update(challenge).digest('hex');
}

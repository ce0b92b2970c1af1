/** How failures of one kind slow down the next attempt. */
export interface Patience {
  /** So many cost nothing: people mistype. */
  free: number;
  /** After the first failure beyond; each further one doubles it. */
  firstDelayS: number;
  maxDelayS: number;
  /** From so many on no delay is enough; null for never. */
  lockedFrom: number | null;
  /** Failures count together while no more than this lies between them. */
  forgottenAfterS: number;
}

const DAY_S = 86_400;

/** Of an account, counted apart on each device that has signed in there before. */
export const ACCOUNT_PATIENCE: Patience = {
  free: 4,
  firstDelayS: 2,
  maxDelayS: 60,
  lockedFrom: 10,
  forgottenAfterS: DAY_S,
};

/** Of a client's network, which a whole finish line may share. */
export const ADDRESS_PATIENCE: Patience = {
  free: 20,
  firstDelayS: 1,
  maxDelayS: 900,
  lockedFrom: null,
  forgottenAfterS: 3_600,
};

/** Seconds that must lie between the last of so many failures and the next attempt. */
export function delayAfter(failures: number, patience: Patience): number {
  const beyond = failures - patience.free;
  if (beyond <= 0) return 0;
  return Math.min(patience.maxDelayS, patience.firstDelayS * 2 ** Math.min(beyond - 1, 30));
}

export interface CountedFailures {
  failures: number;
  lastAt: Date;
}

export type SignInVerdict =
  { is: 'FREE' } | { is: 'WAIT'; seconds: number } | { is: 'LOCKED'; seconds: number };

/** Whether another attempt may be made now; `seconds` until it may without more. */
export function judgeAttempt(
  counted: CountedFailures | null,
  patience: Patience,
  now: Date,
): SignInVerdict {
  if (!counted) return { is: 'FREE' };
  const elapsedS = (now.getTime() - counted.lastAt.getTime()) / 1000;
  if (elapsedS >= patience.forgottenAfterS) return { is: 'FREE' };
  if (patience.lockedFrom !== null && counted.failures >= patience.lockedFrom) {
    return { is: 'LOCKED', seconds: Math.ceil(patience.forgottenAfterS - elapsedS) };
  }
  const left = delayAfter(counted.failures, patience) - elapsedS;
  return left > 0 ? { is: 'WAIT', seconds: Math.ceil(left) } : { is: 'FREE' };
}

/** So many points in so many seconds. */
export interface Rate {
  points: number;
  seconds: number;
}

const MINUTE = 60;
const HOUR = 3_600;

/** Who may ask how much. An operation is one point, a heavy foreign one more: see `weightOf`. */
export const RATES = {
  /** Operations that are not our own web's. */
  account: { points: 100, seconds: MINUTE },
  apiKey: { points: 100, seconds: MINUTE },
  anonymous: { points: 20, seconds: MINUTE },
  /** Our own web's, of one visitor; */
  visitor: { points: 120, seconds: MINUTE },
  /** and of all at one address: a finish line shares that of a mobile operator. */
  address: { points: 6_000, seconds: MINUTE },
  loginByAddress: { points: 60, seconds: MINUTE },
  /** Of one e-mail address from one network address, so that a stranger elsewhere locks nobody out. */
  loginByEmail: { points: 10, seconds: MINUTE },
  signUpByAddress: { points: 30, seconds: HOUR },
  signUpByEmail: { points: 5, seconds: HOUR },
  resetByAddress: { points: 30, seconds: HOUR },
  resetByEmail: { points: 5, seconds: HOUR },
  /** Each report mails the address it gives, and everybody who decides. */
  reportByAddress: { points: 60, seconds: HOUR },
  reportByEmail: { points: 20, seconds: HOUR },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof RATES;

/** What an operation may cost for one point; the most that is let through costs ten times as much. */
const COST_A_POINT = 500;

/** Points of a foreign operation that costs so much. Our own operations are known and count one each. */
export function weightOf(cost: number): number {
  return Math.max(1, Math.ceil(cost / COST_A_POINT));
}

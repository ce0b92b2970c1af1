import type { Viewer } from '@focus-racer/contracts';
import { AppError, networkOf } from '@focus-racer/service-kit';
import { Bucket, type BucketParts, type Verdict } from './bucket.ts';
import { type Rate, type RateName, RATES, weightOf } from './rates.ts';
import type { GuardedField } from './guarded-fields.ts';

const SETTLED_EVERY_MS = 500;

/** Who asks, as far as limits are concerned. */
export interface Caller {
  viewer: Viewer;
  address: string;
  /** Of the signed cookie of a visitor; null without one. */
  visitorId: string | null;
  /** Whether the operation is one of our own web's. */
  ours: boolean;
}

/** Hears how each limit stands that an operation counted for: an answer says it in its headers. */
export type Tell = (verdicts: readonly Verdict[]) => void;

export interface RateLimitsParts extends BucketParts {
  /** Multiplies every limit: 1 but where a test or a private network wants more. */
  scale: number;
}

/** What an admitted operation still owes, once it is known what it asks. Throws RATE_LIMITED. */
export type Settle = (asked: { cost: number; fields: readonly GuardedField[] }) => Promise<void>;

/** How much each caller may still ask. */
export class RateLimits {
  private readonly buckets: Record<RateName, Bucket>;
  private readonly settling: NodeJS.Timeout;

  constructor({ scale, ...parts }: RateLimitsParts) {
    const bucketOf = ([name, { points, seconds }]: [string, Rate]): [string, Bucket] => [
      name,
      new Bucket(name as RateName, { points: Math.round(points * scale), seconds }, parts),
    ];
    this.buckets = Object.fromEntries(Object.entries(RATES).map(bucketOf)) as typeof this.buckets;
    this.settling = setInterval(() => void this.settle(), SETTLED_EVERY_MS).unref();
  }

  /** Takes one operation's point before anything is read of it. Throws RATE_LIMITED. */
  async admit(caller: Caller, tell: Tell): Promise<Settle> {
    const network = networkOf(caller.address);
    const [main, ...others] = chargesOf(caller, network);
    await this.charge([main, ...others], 1, tell);
    return async ({ cost, fields }) => {
      const more = caller.ours ? 0 : weightOf(cost) - 1;
      if (more > 0) await this.charge([main], more, tell);
      for (const { name, email } of fields) {
        await this.charge(guardsOf(name, email, network), 1, tell);
      }
    };
  }

  /** Somebody came with credentials that are no good: guessing counts like asking as nobody. */
  async countRefusal(address: string, tell: Tell): Promise<void> {
    await this.charge([['anonymous', networkOf(address)]], 1, tell);
  }

  /** Counts what is not yet counted, so that a restart forgets nothing. */
  async stop(): Promise<void> {
    clearInterval(this.settling);
    await this.settle();
  }

  private async settle(): Promise<void> {
    await Promise.all(Object.values(this.buckets).map((bucket) => bucket.settle()));
  }

  private async charge(charges: readonly Charge[], points: number, tell: Tell): Promise<void> {
    const verdicts = await Promise.all(
      charges.map(([name, owner]) => this.buckets[name].consume(owner, points)),
    );
    tell(verdicts);
    const exceeded = verdicts.find(({ allowed }) => !allowed);
    if (exceeded) throw refusalOf(exceeded);
  }
}

type Charge = readonly [name: RateName, owner: string];

function chargesOf({ viewer, visitorId, ours }: Caller, network: string): [Charge, ...Charge[]] {
  if (viewer.kind === 'apiKey') return [['apiKey', viewer.keyId]];
  const account = viewer.kind === 'account' ? viewer : null;
  if (!ours) return [account ? ['account', account.accountId] : ['anonymous', network]];
  return [
    ['visitor', account?.sessionId ?? visitorId ?? network],
    ['address', network],
  ];
}

function guardsOf(name: GuardedField['name'], email: string | null, network: string): Charge[] {
  const byAddress: Charge = [`${name}ByAddress`, network];
  if (email === null) return [byAddress];
  // A login is counted for both together, so that a stranger elsewhere locks nobody out.
  return [byAddress, [`${name}ByEmail`, name === 'login' ? `${email} ${network}` : email]];
}

function refusalOf({ name, rate, resetMs }: Verdict): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(resetMs / 1000));
  return new AppError(
    'RATE_LIMITED',
    `At most ${rate.points} in ${rate.seconds} seconds: ask again in ${retryAfterSeconds}`,
    { limit: name, max: rate.points, retryAfterSeconds },
  );
}

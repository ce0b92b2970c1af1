import { AppError } from '@focus-racer/service-kit';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/**
 * argon2id with a bound on what runs and waits at once, because each hash takes 19 MiB and a core.
 * Beyond the bound it throws UNAVAILABLE.
 */
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly concurrency: number;
  private readonly maxWaiting: number;
  private readonly nobodysHash: Promise<string>;

  constructor(options: { concurrency: number; maxWaiting: number }) {
    this.concurrency = options.concurrency;
    this.maxWaiting = options.maxWaiting;
    this.nobodysHash = this.hash('the password of nobody');
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  /** With no stored hash it takes the time of a wrong password, and answers the same. */
  async verify(password: string, storedHash: string | null): Promise<boolean> {
    const against = storedHash ?? (await this.nobodysHash);
    const matches = await this.inTurn(() => verify(against, password));
    return matches && storedHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.concurrency) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) {
      throw new AppError('UNAVAILABLE', 'Too many people sign in at this moment: try again');
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

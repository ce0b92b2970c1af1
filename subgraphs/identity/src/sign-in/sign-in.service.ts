import type { Client } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { PasswordHasher } from '../account/password-hasher.ts';
import type { Locked, SignInGuard } from '../lockout/sign-in-guard.ts';
import type { NewSession, SessionService } from '../session/session.service.ts';
import type { SecondStep, SecondStepOutcome, SecondStepService } from './second-step.service.ts';

export interface SignInParts {
  passwords: PasswordHasher;
}

export type SignInOutcome =
  | { is: 'OPENED'; session: NewSession }
  | { is: 'SECOND_STEP'; step: SecondStep }
  | { is: 'REFUSED' }
  | { is: 'NOT_VERIFIED' }
  | Locked;

export type CompletionOutcome =
  { is: 'OPENED'; session: NewSession } | Exclude<SecondStepOutcome, { is: 'PASSED' }>;

const REFUSED: SignInOutcome = { is: 'REFUSED' };

/** From an address and a password to a session. */
export class SignInService {
  private readonly em: EntityManager;
  private readonly sessions: SessionService;
  private readonly secondSteps: SecondStepService;
  private readonly guard: SignInGuard;
  private readonly parts: SignInParts;

  constructor(
    em: EntityManager,
    sessions: SessionService,
    secondSteps: SecondStepService,
    guard: SignInGuard,
    parts: SignInParts,
  ) {
    this.em = em;
    this.sessions = sessions;
    this.secondSteps = secondSteps;
    this.guard = guard;
    this.parts = parts;
  }

  /**
   * REFUSED for an unknown address and for a wrong password alike, after the same time. That an
   * address is not confirmed is told to whoever knows the password.
   */
  async signIn(email: string, password: string, client: Client): Promise<SignInOutcome> {
    const account = await this.em.findOne(Account, { email: email.trim().toLowerCase() });
    const attempt = await this.guard.before(email, account, client);
    if (attempt.is === 'LOCKED') return attempt;
    const matches = await this.parts.passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches) {
      await this.guard.failed(attempt);
      return REFUSED;
    }
    await this.guard.succeeded(attempt);
    if (!account.emailVerifiedAt) return { is: 'NOT_VERIFIED' };
    const step = await this.secondSteps.begin(account);
    if (step) return { is: 'SECOND_STEP', step };
    const session = await this.sessions.open(account, client, { secondFactor: false });
    return session ? { is: 'OPENED', session } : REFUSED;
  }

  /** The second step of a sign-in that `signIn` has begun. */
  async complete(challenge: string, code: string, client: Client): Promise<CompletionOutcome> {
    const outcome = await this.secondSteps.pass(challenge, code);
    if (outcome.is !== 'PASSED') return outcome;
    const session = await this.sessions.open(outcome.account, client, { secondFactor: true });
    return session ? { is: 'OPENED', session } : { is: 'ENDED' };
  }
}

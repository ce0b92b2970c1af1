import type { Client } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { PasswordHasher } from '../account/password-hasher.ts';
import type { NewSession, SessionService } from '../session/session.service.ts';

export interface SignInParts {
  passwords: PasswordHasher;
}

export type SignInOutcome =
  { is: 'OPENED'; session: NewSession } | { is: 'REFUSED' } | { is: 'NOT_VERIFIED' };

const REFUSED: SignInOutcome = { is: 'REFUSED' };

/** From an address and a password to a session. */
export class SignInService {
  private readonly em: EntityManager;
  private readonly sessions: SessionService;
  private readonly parts: SignInParts;

  constructor(em: EntityManager, sessions: SessionService, parts: SignInParts) {
    this.em = em;
    this.sessions = sessions;
    this.parts = parts;
  }

  /**
   * REFUSED for an unknown address and for a wrong password alike, after the same time. That an
   * address is not confirmed is told to whoever knows the password.
   */
  async signIn(email: string, password: string, client: Client): Promise<SignInOutcome> {
    const account = await this.em.findOne(Account, { email: email.trim().toLowerCase() });
    const matches = await this.parts.passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches) return REFUSED;
    if (!account.emailVerifiedAt) return { is: 'NOT_VERIFIED' };
    const session = await this.sessions.open(account, client, { secondFactor: false });
    return session ? { is: 'OPENED', session } : REFUSED;
  }
}

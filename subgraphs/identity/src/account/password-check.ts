import type { AccountViewer } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from './account.entity.ts';
import type { PasswordHasher } from './password-hasher.ts';

export class PasswordCheck {
  private readonly em: EntityManager;
  private readonly passwords: PasswordHasher;

  constructor(em: EntityManager, passwords: PasswordHasher) {
    this.em = em;
    this.passwords = passwords;
  }

  /** The viewer's account when she knows its password, else null. Guesses are counted by callers. */
  async confirm(viewer: AccountViewer, password: string): Promise<Account | null> {
    const account = await this.em.findOne(Account, { id: viewer.accountId, closedAt: null });
    const matches = await this.passwords.verify(password, account?.passwordHash ?? null);
    return matches ? account : null;
  }
}

import { checkInput, recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { type SignUp, signUpSchema } from '../account/account.inputs.ts';
import { inEvenTime } from '../account/even-time.ts';
import { openAccount } from '../account/open-account.ts';
import type { PasswordHasher } from '../account/password-hasher.ts';
import { type PasswordRefusal, passwordRefusal } from '../account/password-rule.ts';
import { forgetOldUnverified, forgetUnverifiedAt } from '../account/unverified-accounts.ts';
import { sendSeldom } from '../mail/send-seldom.ts';
import { redeemToken } from '../mail-token/mail-tokens.ts';
import { verifyAccount } from './verify-account.ts';

export class SignUpService {
  private readonly em: EntityManager;
  private readonly passwords: PasswordHasher;

  constructor(em: EntityManager, passwords: PasswordHasher) {
    this.em = em;
    this.passwords = passwords;
  }

  /**
   * Alike for a known and an unknown address: one hash, one mail, one answer. An address that nobody
   * confirmed belongs to whoever signed up last.
   */
  async signUp(input: unknown): Promise<{ email: string } | { refusal: PasswordRefusal }> {
    const wanted = checkInput(signUpSchema, input);
    const refusal = passwordRefusal(wanted.password, wanted.email);
    if (refusal) return { refusal };
    await inEvenTime(this.receive(wanted));
    return { email: wanted.email };
  }

  private async receive({ password, ...wanted }: SignUp): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const now = new Date();
    try {
      await this.em.transactional(async (em) => {
        await forgetOldUnverified(em, now);
        await forgetUnverifiedAt(em, wanted.email);
        const known = await em.findOne(Account, { email: wanted.email });
        if (known) return tellKnown(em, known);
        const { account } = openAccount(
          em,
          {
            ...wanted,
            passwordHash,
            admin: false,
            emailVerifiedAt: null,
            organization: wanted.organization ?? null,
          },
          { actor: 'anonymous', now },
        );
        await sendSeldom(em, account, 'VERIFY_EMAIL');
      });
    } catch (error) {
      // Of two that sign up with one address in the same moment, the first gets the mail.
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
    }
  }

  /** Another link to whoever has not confirmed this address; nothing for anybody else, and alike. */
  async resendVerification(email: string): Promise<void> {
    await inEvenTime(
      this.em.transactional(async (em) => {
        const account = await em.findOne(Account, {
          email: email.trim().toLowerCase(),
          emailVerifiedAt: null,
          closedAt: null,
        });
        if (account) await sendSeldom(em, account, 'VERIFY_EMAIL');
      }),
    );
  }

  /** null when the link is no longer good. */
  async verifyEmail(token: string, now = new Date()): Promise<Date | null> {
    return this.em.transactional(async (em) => {
      const redeemed = await redeemToken(em, 'VERIFY_EMAIL', token, now);
      if (!redeemed) return null;
      await verifyAccount(em, await em.findOneOrFail(Account, { id: redeemed.accountId }), now);
      return now;
    });
  }
}

async function tellKnown(em: EntityManager, known: Account): Promise<void> {
  await sendSeldom(em, known, 'SIGN_UP_KNOWN');
  recordAuditAfterCommit(em, {
    actor: 'anonymous',
    action: 'account.signUpRepeated',
    subject: `account:${known.id}`,
  });
}

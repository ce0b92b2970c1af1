import { type AccountViewer } from '@focus-racer/contracts';
import { type Bus, recordAuditAfterCommit, sendMailAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AddressKeys } from '../address/address-keys.ts';
import { FailureCounts } from '../lockout/failure-counts.ts';
import { accountKey } from '../lockout/failure-keys.ts';
import { sendSeldom } from '../mail/send-seldom.ts';
import { endTokens, redeemToken, tokenHolder } from '../mail-token/mail-tokens.ts';
import { announceEnded, endSessions } from '../session/end-sessions.ts';
import type { SelfProofService } from '../session/self-proof.service.ts';
import { verifyAccount } from '../sign-up/verify-account.ts';
import { Account } from './account.entity.ts';
import { inEvenTime } from './even-time.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { type PasswordRefusal, passwordRefusal } from './password-rule.ts';

export interface PasswordServiceParts {
  passwords: PasswordHasher;
  bus: Pick<Bus, 'publish'>;
  addressKeys: AddressKeys;
}

type Refused = { refusal: PasswordRefusal };

export class PasswordService {
  private readonly em: EntityManager;
  private readonly proofs: Pick<SelfProofService, 'byPassword'>;
  private readonly parts: PasswordServiceParts;

  constructor(
    em: EntityManager,
    proofs: Pick<SelfProofService, 'byPassword'>,
    parts: PasswordServiceParts,
  ) {
    this.em = em;
    this.proofs = proofs;
    this.parts = parts;
  }

  /** Sends a link to whoever has this address; nothing for anybody else, and alike. */
  async requestReset(email: string): Promise<void> {
    await inEvenTime(
      this.em.transactional(async (em) => {
        const account = await em.findOne(Account, {
          email: email.trim().toLowerCase(),
          closedAt: null,
        });
        if (!account) return;
        await sendSeldom(em, account, 'RESET_PASSWORD');
        recordAuditAfterCommit(em, {
          actor: 'anonymous',
          action: 'password.resetRequested',
          subject: `account:${account.id}`,
        });
      }),
    );
  }

  /**
   * Sets a password by a mailed link and ends all sessions. A refused password leaves the link good;
   * 'LINK_ENDED' when it no longer is.
   */
  async reset(
    token: string,
    password: string,
    now = new Date(),
  ): Promise<Date | 'LINK_ENDED' | Refused> {
    const holder = await findHolder(this.em, token, now);
    if (!holder) return 'LINK_ENDED';
    const refusal = passwordRefusal(password, holder.email);
    if (refusal) return { refusal };
    const passwordHash = await this.parts.passwords.hash(password);
    const ended = await this.em.transactional(async (em) => {
      const redeemed = await redeemToken(em, 'RESET_PASSWORD', token, now);
      if (!redeemed) return null;
      const account = await em.findOneOrFail(Account, { id: redeemed.accountId });
      await verifyAccount(em, account, now);
      // Who reads its mails signs in with the new password; what was guessed of the old one is past.
      await new FailureCounts(em).forget([accountKey(this.parts.addressKeys, account.email)]);
      return setPassword(em, account, { passwordHash, now, action: 'password.reset' });
    });
    if (!ended) return 'LINK_ENDED';
    await announceEnded(this.parts.bus, ended);
    return now;
  }

  /** Needs the password of now; the session that asks goes on, the others end. */
  async change(
    viewer: AccountViewer,
    { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  ): Promise<Date | 'WRONG_PASSWORD' | Refused> {
    const account = await this.proofs.byPassword(viewer, currentPassword);
    if (!account) return 'WRONG_PASSWORD';
    const refusal = passwordRefusal(newPassword, account.email);
    if (refusal) return { refusal };
    const passwordHash = await this.parts.passwords.hash(newPassword);
    const now = new Date();
    const ended = await this.em.transactional((em) =>
      setPassword(em, account, {
        passwordHash,
        now,
        action: 'password.changed',
        except: viewer.sessionId,
      }),
    );
    await announceEnded(this.parts.bus, ended);
    return now;
  }
}

async function findHolder(em: EntityManager, token: string, now: Date): Promise<Account | null> {
  const accountId = await tokenHolder(em, 'RESET_PASSWORD', token, now);
  return accountId ? em.findOne(Account, { id: accountId, closedAt: null }) : null;
}

async function setPassword(
  em: EntityManager,
  account: Account,
  change: { passwordHash: string; now: Date; action: string; except?: string },
): Promise<string[]> {
  const { passwordHash, now, action, except } = change;
  const ended = await endSessions(em, account.id, {
    reason: 'PASSWORD_CHANGED',
    now,
    ...(except && { except }),
  });
  account.passwordHash = passwordHash;
  await endTokens(em, account.id, 'RESET_PASSWORD');
  sendMailAfterCommit(em, {
    kind: 'PASSWORD_CHANGED',
    accountId: account.id,
    language: account.language,
  });
  recordAuditAfterCommit(em, {
    actor: `account:${account.id}`,
    action,
    subject: `account:${account.id}`,
  });
  return ended;
}

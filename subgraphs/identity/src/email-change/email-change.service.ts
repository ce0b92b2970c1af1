import { type AccountViewer, newId } from '@focus-racer/contracts';
import {
  AppError,
  checkInput,
  MailRow,
  recordAuditAfterCommit,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Account } from '../account/account.entity.ts';
import { emailSchema } from '../account/account.inputs.ts';
import { forgetUnverifiedAt } from '../account/unverified-accounts.ts';
import { endTokens, redeemToken } from '../mail-token/mail-tokens.ts';
import type { SelfProofService } from '../session/self-proof.service.ts';
import { EmailChange } from './email-change.entity.ts';

export const EMAIL_CHANGE_MINUTES = 24 * 60;
export const EMAIL_CHANGE_SIDES = ['OLD', 'NEW'] as const;

/** Its mails go to an address that has asked for nothing. */
const MAX_REQUESTS_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

const requestSchema = z.object({ newEmail: emailSchema, password: z.string() });
const tokenDataSchema = z.object({ changeId: z.string(), side: z.enum(EMAIL_CHANGE_SIDES) });

export class EmailChangeService {
  private readonly em: EntityManager;
  private readonly proofs: Pick<SelfProofService, 'byPassword'>;

  constructor(em: EntityManager, proofs: Pick<SelfProofService, 'byPassword'>) {
    this.em = em;
    this.proofs = proofs;
  }

  /**
   * Writes to both addresses; the wish of before is forgotten. An address that somebody else has is
   * answered alike, and gets no mail. null when the password is wrong; RATE_LIMITED after five an hour.
   */
  async request(viewer: AccountViewer, input: unknown): Promise<EmailChange | null> {
    const { newEmail, password } = checkInput(requestSchema, input);
    const account = await this.proofs.byPassword(viewer, password);
    if (!account) return null;
    if (newEmail === account.email) {
      throw new AppError('BAD_USER_INPUT', 'newEmail: this is the address of now', {
        field: 'newEmail',
      });
    }
    return this.em.transactional(async (em) => {
      await em.lock(account, LockMode.PESSIMISTIC_WRITE);
      await checkSeldom(em, account);
      await endTokens(em, account.id, 'CHANGE_EMAIL');
      await em.nativeDelete(EmailChange, { account, appliedAt: null });
      const requestedAt = new Date();
      const change = em.create(EmailChange, {
        id: newId(),
        account,
        newEmail,
        requestedAt,
        expiresAt: new Date(requestedAt.getTime() + EMAIL_CHANGE_MINUTES * 60_000),
      });
      const { id: accountId, language } = account;
      for (const kind of ['EMAIL_CHANGE_OLD', 'EMAIL_CHANGE_NEW'] as const) {
        sendMailAfterCommit(em, { kind, accountId, language, subjectId: change.id });
      }
      audit(em, accountId, 'email.changeRequested');
      return change;
    });
  }

  /** The reader of one address agrees; with the other one's yes the address is the account's. */
  async confirm(token: string, now = new Date()): Promise<EmailChange | null> {
    return this.em.transactional(async (em) => {
      const redeemed = await redeemToken(em, 'CHANGE_EMAIL', token, now);
      if (!redeemed) return null;
      const { changeId, side } = tokenDataSchema.parse(redeemed.data);
      const change = await em.findOne(
        EmailChange,
        { id: changeId, appliedAt: null, expiresAt: { $gt: now } },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!change) return null;
      if (side === 'OLD') change.oldConfirmedAt ??= now;
      else change.newConfirmedAt ??= now;
      if (change.oldConfirmedAt && change.newConfirmedAt) await apply(em, change, now);
      return change;
    });
  }

  /** What an account waits for, or null. */
  async pending(accountId: string, now = new Date()): Promise<EmailChange | null> {
    return this.em.findOne(EmailChange, {
      account: { id: accountId },
      appliedAt: null,
      expiresAt: { $gt: now },
    });
  }
}

async function checkSeldom(em: EntityManager, { id: accountId }: Account): Promise<void> {
  const since = new Date(Date.now() - HOUR_MS);
  const asked = { accountId, kind: 'EMAIL_CHANGE_NEW', createdAt: { $gt: since } } as const;
  if ((await em.count(MailRow, asked)) < MAX_REQUESTS_AN_HOUR) return;
  throw new AppError('RATE_LIMITED', 'Another address was asked for several times: wait an hour', {
    limit: 'emailChange',
    max: MAX_REQUESTS_AN_HOUR,
  });
}

async function apply(em: EntityManager, change: EmailChange, now: Date): Promise<void> {
  const { newEmail } = change;
  const account = await em.findOneOrFail(Account, { id: change.account.id });
  if (await em.findOne(Account, { email: newEmail, emailVerifiedAt: { $ne: null } })) {
    throw new AppError('CONFLICT', 'Somebody else has this address by now', { field: 'newEmail' });
  }
  change.appliedAt = now;
  await em.flush();
  await takeAddress(em, account, newEmail);
}

async function takeAddress(em: EntityManager, account: Account, newEmail: string): Promise<void> {
  const { id: accountId, language, email: oldEmail } = account;
  await forgetUnverifiedAt(em, newEmail);
  account.email = newEmail;
  await endTokens(em, accountId);
  for (const email of [oldEmail, newEmail]) {
    sendMailAfterCommit(em, { kind: 'EMAIL_CHANGED', accountId, email, language });
  }
  audit(em, accountId, 'email.changed');
}

function audit(em: EntityManager, accountId: string, action: string): void {
  const subject = `account:${accountId}`;
  recordAuditAfterCommit(em, { actor: subject, action, subject });
}

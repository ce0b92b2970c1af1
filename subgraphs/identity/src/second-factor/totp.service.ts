import type { AccountViewer } from '@focus-racer/contracts';
import { AppError, type Bus } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { toString as drawQrCode } from 'qrcode';
import { Account } from '../account/account.entity.ts';
import { Passkey } from '../passkey/passkey.entity.ts';
import type { SelfProofService } from '../session/self-proof.service.ts';
import { recordFactorChange } from './record-factor-change.ts';
import { RecoveryCode } from './recovery-code.entity.ts';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';
import { requireOwnFactor } from './require-own-factor.ts';
import type { SecondFactorKeys } from './second-factor-keys.ts';
import { announceSettled, settleFactors } from './settle-factors.ts';
import { newTotpSecret, NO_STEP, totpStep, totpUri } from './totp-code.ts';
import { Totp } from './totp.entity.ts';
import { useCode } from './use-code.ts';

/** A code on the screen that nobody scanned is not waited for longer. */
const BEGUN_MS = 60 * 60_000;

export interface TotpParts {
  secondFactorKeys: SecondFactorKeys;
  bus: Pick<Bus, 'publish'>;
}

export interface TotpBegun {
  secret: string;
  uri: string;
  /** SVG. */
  qrCode: string;
}

/** An authenticator app beside the password, and recovery codes beside the app. */
export class TotpService {
  private readonly em: EntityManager;
  private readonly proofs: SelfProofService;
  private readonly parts: TotpParts;
  private readonly now: () => Date;

  constructor(
    em: EntityManager,
    proofs: SelfProofService,
    parts: TotpParts,
    now = () => new Date(),
  ) {
    this.em = em;
    this.proofs = proofs;
    this.parts = parts;
    this.now = now;
  }

  async describe(
    accountId: string,
  ): Promise<{ totpSince: Date | null; recoveryCodesLeft: number }> {
    const totp = await this.em.findOne(Totp, { account: accountId });
    const recoveryCodesLeft = await this.em.count(RecoveryCode, {
      account: accountId,
      usedAt: null,
    });
    return { totpSince: totp?.confirmedAt ?? null, recoveryCodesLeft };
  }

  /** A secret that is shown once; null when the sign-in is not fresh. */
  async begin(viewer: AccountViewer): Promise<TotpBegun | null> {
    await requireOwnFactor(this.em, viewer);
    if (!(await this.proofs.freshUntil(viewer))) return null;
    const account = await this.em.findOneOrFail(Account, { id: viewer.accountId });
    const secret = newTotpSecret();
    await this.em.transactional(async (em) => {
      const totp = await lockTotp(em, account.id);
      if (totp?.confirmedAt) throw alreadyEnrolled();
      const begun = {
        sealedSecret: this.parts.secondFactorKeys.seal(account.id, secret),
        begunAt: this.now(),
        lastStep: NO_STEP,
      };
      if (totp) Object.assign(totp, begun);
      else em.create(Totp, { account: account.id, confirmedAt: null, ...begun });
    });
    const uri = totpUri(secret, account.email);
    return { secret, uri, qrCode: await drawQrCode(uri, { type: 'svg', margin: 2 }) };
  }

  /**
   * Shows that the app has the secret. From then on sign-ins have a second step; other sessions end.
   * Answers the recovery codes, or null for a wrong code.
   */
  async confirm(viewer: AccountViewer, code: string): Promise<string[] | null> {
    const now = this.now();
    const confirmed = await this.em.transactional(async (em) => {
      const totp = await lockTotp(em, viewer.accountId);
      if (totp?.confirmedAt) throw alreadyEnrolled();
      if (!totp || now.getTime() - totp.begunAt.getTime() > BEGUN_MS) {
        throw new AppError('CONFLICT', 'No authenticator is being set up: begin again');
      }
      const secret = this.parts.secondFactorKeys.unseal(viewer.accountId, totp.sealedSecret);
      const step = totpStep(secret, code, totp.lastStep, now);
      if (step === null) return null;
      totp.lastStep = step;
      totp.confirmedAt = now;
      const recoveryCodes = await this.replaceRecoveryCodes(em, viewer.accountId);
      recordFactorChange(em, totp.account, 'TOTP_ADDED', now);
      return { recoveryCodes, settled: await settleFactors(em, viewer, now, now) };
    });
    if (!confirmed) {
      await this.proofs.countWrong(viewer);
      return null;
    }
    await announceSettled(this.parts.bus, confirmed.settled);
    return confirmed.recoveryCodes;
  }

  /** Takes password and code, so that neither a found phone nor a stolen session is enough. */
  async disable(
    viewer: AccountViewer,
    { password, code }: { password: string; code: string },
  ): Promise<'DISABLED' | 'WRONG_PASSWORD' | 'WRONG_CODE'> {
    if (!(await this.proofs.byPassword(viewer, password))) return 'WRONG_PASSWORD';
    const now = this.now();
    const { accountId } = viewer;
    const settled = await this.em.transactional(async (em) => {
      if (!(await useCode(em, this.parts.secondFactorKeys, accountId, code, now))) return null;
      const account = await em.findOneOrFail(Account, { id: accountId });
      await em.nativeDelete(Totp, { account: accountId });
      await em.nativeDelete(RecoveryCode, { account: accountId });
      recordFactorChange(em, account, 'TOTP_REMOVED', now);
      const passkeys = await em.count(Passkey, { account: accountId });
      return settleFactors(em, viewer, passkeys > 0 ? now : null, now);
    });
    if (!settled) {
      await this.proofs.countWrong(viewer);
      return 'WRONG_CODE';
    }
    await announceSettled(this.parts.bus, settled);
    return 'DISABLED';
  }

  /** Ten new codes, the old ones are worth nothing; null when the sign-in is not fresh. */
  async renewRecoveryCodes(viewer: AccountViewer): Promise<string[] | null> {
    await requireOwnFactor(this.em, viewer);
    if (!(await this.proofs.freshUntil(viewer))) return null;
    return this.em.transactional(async (em) => {
      const totp = await lockTotp(em, viewer.accountId);
      if (!totp?.confirmedAt) {
        throw new AppError('CONFLICT', 'Recovery codes stand beside an authenticator: add one');
      }
      recordFactorChange(em, totp.account, 'RECOVERY_CODES_RENEWED', this.now());
      return this.replaceRecoveryCodes(em, viewer.accountId);
    });
  }

  private async replaceRecoveryCodes(em: EntityManager, accountId: string): Promise<string[]> {
    await em.nativeDelete(RecoveryCode, { account: accountId });
    const codes = newRecoveryCodes();
    for (const code of codes) {
      const hash = this.parts.secondFactorKeys.hash(accountId, readRecoveryCode(code) ?? code);
      em.create(RecoveryCode, { account: accountId, hash, usedAt: null });
    }
    return codes;
  }
}

function lockTotp(em: EntityManager, accountId: string) {
  return em.findOne(
    Totp,
    { account: accountId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, populate: ['account'] },
  );
}

function alreadyEnrolled(): AppError {
  return new AppError('CONFLICT', 'There is an authenticator already: remove it first');
}

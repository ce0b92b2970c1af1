import type { Client } from '@focus-racer/contracts';
import { networkOf, recordAuditAfterCommit, sendMailAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { inEvenTime } from '../account/even-time.ts';
import type { AddressKeys } from '../address/address-keys.ts';
import { isKnownDevice } from '../device/recognize-device.ts';
import { FailureCounts } from './failure-counts.ts';
import { accountKey, deviceKey } from './failure-keys.ts';
import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE } from './sign-in-delay.ts';

/** No account has it: an unknown address is asked about like a known one. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** An attempt that may be made. It counts as failed until it has succeeded. */
export interface Attempt {
  is: 'ALLOWED';
  countedBy: string;
  /** With this one. */
  failures: number;
  clientKey: string;
  subject: string;
}

export interface Locked {
  is: 'LOCKED';
  retryAfterSeconds: number;
  /** A link went to the address, if it has an account, that lets its browser go on. */
  proofMailed: boolean;
}

/**
 * Slows down whoever guesses passwords, by account and by network, and asks for a mailed
 * proof after ten failures of an account. Devices that have signed in there before are counted apart,
 * so that no stranger locks an owner out; nothing here tells whether an address has an account.
 */
export class SignInGuard {
  private readonly em: EntityManager;
  private readonly keys: AddressKeys;
  private readonly counts: FailureCounts;
  private readonly now: () => Date;

  constructor(em: EntityManager, keys: AddressKeys, now = () => new Date()) {
    this.em = em;
    this.keys = keys;
    this.counts = new FailureCounts(em);
    this.now = now;
  }

  async before(email: string, account: Account | null, client: Client): Promise<Attempt | Locked> {
    const now = this.now();
    const known = await isKnownDevice(this.em, account?.id ?? NOBODY, client);
    const clientKey = `client:${this.keys.hash('client', networkOf(client.address))}`;
    const countedBy = known
      ? deviceKey(this.keys, email, client.device)
      : accountKey(this.keys, email);
    const address = known
      ? ({ is: 'FREE' } as const)
      : await this.counts.judge(clientKey, ADDRESS_PATIENCE, now);
    if (address.is !== 'FREE') return locked(address.seconds, false);
    const begun = await this.counts.begin(countedBy, ACCOUNT_PATIENCE, now);
    const subject = `account:${account?.id ?? 'unknown'}`;
    if ('failures' in begun) {
      return { is: 'ALLOWED', countedBy, failures: begun.failures, clientKey, subject };
    }
    if (begun.is === 'WAIT') return locked(begun.seconds, false);
    await inEvenTime(this.mailProof(countedBy, account, subject, now));
    return locked(begun.seconds, true);
  }

  /** The password was wrong, or the address unknown. */
  async failed({ clientKey, failures, subject }: Attempt): Promise<void> {
    const now = this.now();
    const ofClient = await this.counts.add(clientKey, ADDRESS_PATIENCE, now);
    if (ofClient === ADDRESS_PATIENCE.free + 1) this.note('signIn.clientSlowed', 'client:hashed');
    if (failures === ACCOUNT_PATIENCE.lockedFrom) this.note('signIn.locked', subject);
    if (failures === ACCOUNT_PATIENCE.free + 1) this.note('signIn.failedRepeatedly', subject);
    await this.em.flush();
    if (ofClient === 1) await this.counts.forgetOld(now);
  }

  /** The password was right. */
  async succeeded({ countedBy }: Attempt): Promise<void> {
    await this.counts.forget([countedBy]);
  }

  private async mailProof(
    key: string,
    account: Account | null,
    subject: string,
    now: Date,
  ): Promise<void> {
    if (!(await this.counts.takeProofMail(key, now))) return;
    if (account && !account.closedAt) {
      sendMailAfterCommit(this.em, {
        kind: 'SIGN_IN_PROOF',
        accountId: account.id,
        language: account.language,
      });
    }
    this.note('signIn.proofAsked', subject);
    await this.em.flush();
  }

  private note(action: string, subject: string): void {
    recordAuditAfterCommit(this.em, { actor: 'anonymous', action, subject });
  }
}

function locked(retryAfterSeconds: number, proofMailed: boolean): Locked {
  return { is: 'LOCKED', retryAfterSeconds, proofMailed };
}

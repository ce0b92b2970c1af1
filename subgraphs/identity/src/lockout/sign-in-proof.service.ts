import type { Client } from '@focus-racer/contracts';
import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { AddressKeys } from '../address/address-keys.ts';
import { recognizeDevice } from '../device/recognize-device.ts';
import { redeemToken } from '../mail-token/mail-tokens.ts';
import { FailureCounts } from './failure-counts.ts';
import { deviceKey } from './failure-keys.ts';

export class SignInProofService {
  private readonly em: EntityManager;
  private readonly keys: AddressKeys;

  constructor(em: EntityManager, keys: AddressKeys) {
    this.em = em;
    this.keys = keys;
  }

  /**
   * Whoever follows the mailed link reads the owner's mails: its browser is known from now on, and its
   * attempts are counted apart from what strangers do. null when the link is no longer good.
   */
  prove(
    token: string,
    client: Client,
    now = new Date(),
  ): Promise<{ deviceMark: string | null } | null> {
    return this.em.transactional(async (em) => {
      const redeemed = await redeemToken(em, 'SIGN_IN_PROOF', token, now);
      if (!redeemed) return null;
      const account = await em.findOne(Account, { id: redeemed.accountId, closedAt: null });
      if (!account) return null;
      const { mark } = await recognizeDevice(em, account, client, now);
      if (mark) await new FailureCounts(em).forget([deviceKey(this.keys, account.email, mark)]);
      const subject = `account:${account.id}`;
      recordAuditAfterCommit(em, { actor: subject, action: 'signIn.proved', subject });
      return { deviceMark: mark };
    });
  }
}

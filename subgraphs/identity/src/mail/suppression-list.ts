import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AddressKeys } from '../address/address-keys.ts';
import { SuppressedAddress, type SuppressionReason } from './suppressed-address.entity.ts';

const PURPOSE = 'unsubscribe';

/** The addresses that get no mail, or none they did not ask for. */
export class SuppressionList {
  private readonly em: EntityManager;
  private readonly keys: AddressKeys;

  constructor(em: EntityManager, keys: AddressKeys) {
    this.em = em;
    this.keys = keys;
  }

  /** Whether it may have this mail, and the token by which its reader refuses more of the kind. */
  async check(
    address: string,
    refusable: boolean,
  ): Promise<{ mayReceive: boolean; unsubscribeToken: string }> {
    const hash = this.keys.hash('suppression', address);
    const suppressed = await this.em.findOne(SuppressedAddress, { hash });
    const mayReceive = !suppressed || (suppressed.reason === 'UNSUBSCRIBED' && !refusable);
    return { mayReceive, unsubscribeToken: this.keys.sign(PURPOSE, hash) };
  }

  /** Its server says for good that there is no such address. */
  suppress(address: string): Promise<void> {
    return this.add(this.keys.hash('suppression', address), 'UNREACHABLE', 'service:workflows');
  }

  /** By the token of a mail, without signing in; false when it is none of ours. Idempotent. */
  async unsubscribe(token: string): Promise<boolean> {
    const hash = this.keys.verify(PURPOSE, token);
    if (!hash) return false;
    await this.add(hash, 'UNSUBSCRIBED', 'anonymous');
    return true;
  }

  private async add(hash: string, reason: SuppressionReason, actor: string): Promise<void> {
    const known = await this.em.findOne(SuppressedAddress, { hash });
    if (known?.reason === reason || known?.reason === 'UNREACHABLE') return;
    await this.em.upsert(SuppressedAddress, { hash, reason, since: new Date() });
    const action = reason === 'UNSUBSCRIBED' ? 'address.unsubscribed' : 'address.suppressed';
    recordAuditAfterCommit(this.em, { actor, action, subject: 'address:hashed' });
    await this.em.flush();
  }
}

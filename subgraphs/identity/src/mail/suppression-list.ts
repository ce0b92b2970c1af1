import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AddressKeys } from '../address/address-keys.ts';
import { SuppressedAddress } from './suppressed-address.entity.ts';

const PURPOSE = 'unsubscribe';
const SUBJECT = 'address:hashed';
/** A mailbox that was full or moved may be back, and its owner wants a new password. */
const UNREACHABLE_MS = 7 * 86_400_000;

/** The addresses that get no mail, or none they did not ask for. */
export class SuppressionList {
  private readonly em: EntityManager;
  private readonly keys: AddressKeys;
  private readonly now: () => Date;

  constructor(em: EntityManager, keys: AddressKeys, now = () => new Date()) {
    this.em = em;
    this.keys = keys;
    this.now = now;
  }

  /** Whether it may have this mail, and the token by which its reader refuses more of the kind. */
  async check(
    address: string,
    refusable: boolean,
  ): Promise<{ mayReceive: boolean; unsubscribeToken: string }> {
    const hash = this.keys.hash('suppression', address);
    const listed = await this.em.findOne(SuppressedAddress, { hash });
    const refused = refusable && Boolean(listed?.unsubscribedAt);
    const unreachableUntil = (listed?.unreachableAt?.getTime() ?? 0) + UNREACHABLE_MS;
    const mayReceive = !refused && unreachableUntil <= this.now().getTime();
    return { mayReceive, unsubscribeToken: this.keys.sign(PURPOSE, hash) };
  }

  /** Its server says for good that there is no such address: none goes there for a week. */
  async suppress(address: string): Promise<void> {
    const hash = this.keys.hash('suppression', address);
    await this.em.upsert(SuppressedAddress, { hash, unreachableAt: this.now() });
    const actor = 'service:workflows';
    recordAuditAfterCommit(this.em, { actor, action: 'address.suppressed', subject: SUBJECT });
    await this.em.flush();
  }

  /** By the token of a mail, without signing in; false when it is none of ours. Idempotent. */
  async unsubscribe(token: string): Promise<boolean> {
    const hash = this.keys.verify(PURPOSE, token);
    if (!hash) return false;
    const listed = await this.em.findOne(SuppressedAddress, { hash });
    if (listed?.unsubscribedAt) return true;
    await this.em.upsert(SuppressedAddress, { hash, unsubscribedAt: this.now() });
    const actor = 'anonymous';
    recordAuditAfterCommit(this.em, { actor, action: 'address.unsubscribed', subject: SUBJECT });
    await this.em.flush();
    return true;
  }
}

import type { Bus } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayKeepKeys } from '../api-key/api-key.policy.ts';
import { announceKeysEnded, endApiKeys } from '../api-key/end-api-keys.ts';
import { announceEnded, endSessions } from '../session/end-sessions.ts';
import {
  announceOutdated,
  outdateClaims,
  type OutdatedSession,
} from '../session/outdate-claims.ts';
import type { Membership } from './membership.entity.ts';

/**
 * What somebody may do has changed. By another's hand her sessions end at once; by her own they go
 * on with tokens that say what is true now. Used inside a transaction, told after its commit.
 */
export class RightsChange {
  private readonly ended: string[] = [];
  private readonly outdated: OutdatedSession[] = [];
  private readonly keys: string[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly by: { accountId: string; now: Date },
  ) {}

  async roleChanged(member: Membership): Promise<void> {
    if (!mayKeepKeys(member.role)) await this.endKeys(member, 'ROLE_CHANGED');
    await this.of(member.account.id);
  }

  async membershipEnded(member: Membership): Promise<void> {
    await this.endKeys(member, 'MEMBERSHIP_ENDED');
    await this.of(member.account.id);
  }

  /** Rights that an account gained by what it did itself. */
  async of(accountId: string): Promise<void> {
    const { accountId: by, now } = this.by;
    if (accountId === by) {
      this.outdated.push(...(await outdateClaims(this.em, accountId, now)));
      return;
    }
    const end = { reason: 'ROLE_CHANGED' as const, now, actor: `account:${by}` };
    this.ended.push(...(await endSessions(this.em, accountId, end)));
  }

  async announce(bus: Pick<Bus, 'publish'>): Promise<void> {
    await announceEnded(bus, this.ended);
    await announceOutdated(bus, this.outdated);
    await announceKeysEnded(bus, this.keys);
  }

  private async endKeys(
    { account, organization }: Membership,
    reason: 'ROLE_CHANGED' | 'MEMBERSHIP_ENDED',
  ): Promise<void> {
    const { accountId: by, now } = this.by;
    const made = { accountId: account.id, organizationId: organization.id };
    this.keys.push(...(await endApiKeys(this.em, made, { actor: `account:${by}`, reason, now })));
  }
}

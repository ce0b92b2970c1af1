import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { Account } from '../account/account.entity.ts';

/** A browser or program that an account has signed in from. */
@Entity({ tableName: 'known_device' })
@Index({ name: 'known_device_last_seen', properties: ['account', 'lastSeenAt'] })
export class KnownDevice {
  @ManyToOne(() => Account, { primary: true, deleteRule: 'cascade' })
  account!: Rel<Account>;

  /** SHA-256 of the device's mark, hex. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'timestamptz' })
  lastSeenAt!: Date;
}

import { BigIntType } from '@mikro-orm/core';
import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Account } from '../account/account.entity.ts';

/** A key that a device, a browser or a password manager keeps for its owner. */
@Entity({ tableName: 'passkey' })
export class Passkey {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Account, { index: 'passkey_account', deleteRule: 'cascade' })
  account!: Rel<Account>;

  /** As the authenticator names it, base64url. */
  @Property({ type: 'text', unique: 'passkey_credential_unique' })
  credentialId!: string;

  /** COSE. */
  @Property({ type: 'blob' })
  publicKey!: Uint8Array;

  /** How often it signed, where it counts: a copy would fall behind. */
  @Property({ type: new BigIntType('number') })
  counter!: number;

  /** How a browser reaches it, as it said itself. */
  @Property({ type: 'json' })
  transports!: string[];

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null = null;
}

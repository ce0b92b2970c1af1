import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** An address that wants no mail of ours, or cannot have it; only its keyed hash is known. */
@Entity({ tableName: 'suppressed_address' })
export class SuppressedAddress {
  @PrimaryKey({ type: 'text' })
  hash!: string;

  /** From then on it gets what it must know, but nothing refusable. */
  @Property({ type: 'timestamptz', nullable: true })
  unsubscribedAt: Date | null = null;

  /** Its server said for good that there is no such address. */
  @Property({ type: 'timestamptz', nullable: true })
  unreachableAt: Date | null = null;
}

import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** UNREACHABLE gets no mail at all; UNSUBSCRIBED gets what it must know, but nothing refusable. */
export type SuppressionReason = 'UNREACHABLE' | 'UNSUBSCRIBED';

/** An address that wants no mail of ours, or cannot have it; only its keyed hash is known. */
@Entity({ tableName: 'suppressed_address' })
export class SuppressedAddress {
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'text' })
  reason!: SuppressionReason;

  @Property({ type: 'timestamptz' })
  since!: Date;
}

import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type CreditHoldState = 'HELD' | 'CAPTURED' | 'VOIDED';

/** Where the one credit of a photo is. */
@Entity({ tableName: 'credit_hold' })
export class CreditHold {
  @PrimaryKey({ type: 'uuid' })
  photoId!: string;

  @Property({ type: 'uuid' })
  organizationId!: string;

  @Property({ type: 'text' })
  state!: CreditHoldState;

  /** The photo's generation that held last. */
  @Property({ type: 'integer' })
  generation!: number;

  @Property({ type: 'timestamptz' })
  changedAt!: Date;
}

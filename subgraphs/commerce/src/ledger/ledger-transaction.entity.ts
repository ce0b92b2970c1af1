import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

export const LEDGER_TRANSACTION_KINDS = ['WELCOME', 'GRANT', 'HOLD', 'CAPTURE', 'VOID'] as const;
export type LedgerTransactionKind = (typeof LEDGER_TRANSACTION_KINDS)[number];

/** What happened once. Never changed or deleted: a correction is a new transaction. */
@Entity({ tableName: 'ledger_transaction' })
@Unique({ name: 'ledger_transaction_once', properties: ['kind', 'reference'] })
export class LedgerTransaction {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: LedgerTransactionKind;

  /** The business's own name for what happened; with the kind it happens once. */
  @Property({ type: 'text' })
  reference!: string;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}

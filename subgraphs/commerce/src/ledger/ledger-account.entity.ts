import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/**
 * ISSUED is the platform's own, from which every credit comes; its balance is minus all credits
 * ever given. An organization has one of each of the others.
 */
export const LEDGER_ACCOUNT_KINDS = ['AVAILABLE', 'HELD', 'CONSUMED', 'ISSUED'] as const;
export type LedgerAccountKind = (typeof LEDGER_ACCOUNT_KINDS)[number];

@Entity({ tableName: 'ledger_account' })
@Unique({
  name: 'ledger_account_of_organization',
  properties: ['organizationId', 'kind', 'currency'],
})
@Check({
  name: 'ledger_account_owner',
  expression: `(kind = 'ISSUED') = (organization_id is null)`,
})
export class LedgerAccount {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid', nullable: true })
  organizationId: string | null = null;

  @Property({ type: 'text' })
  kind!: LedgerAccountKind;

  @Property({ type: 'text' })
  currency!: 'CREDIT';
}

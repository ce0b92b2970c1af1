import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType()
export class LedgerTotals {
  @Field(() => Float, { description: 'Of all entries. Anything but 0 is a fault.' })
  sum!: number;

  @Field(() => Int, { description: 'Photos whose credit was taken.' })
  captured!: number;

  @Field(() => Float, { description: 'Credits set aside now.' })
  held!: number;

  @Field(() => Int, {
    description: 'Balances that differ from their entries. Anything but 0 is a fault.',
  })
  balancesOff!: number;
}

/** Reads the whole ledger: for operators and benches. */
export async function sumLedger(em: EntityManager): Promise<LedgerTotals> {
  const [row] = await em.execute<Record<keyof LedgerTotals, string>[]>(
    `select
       (select coalesce(sum(amount), 0) from commerce.ledger_entry) as "sum",
       (select count(*) from commerce.ledger_transaction where kind = 'CAPTURE') as "captured",
       (select coalesce(sum(b.amount), 0) from commerce.ledger_balance b
          join commerce.ledger_account a on a.id = b.account_id where a.kind = 'HELD') as "held",
       (select count(*) from commerce.ledger_balance b where b.amount <> (
          select coalesce(sum(e.amount), 0) from commerce.ledger_entry e
          where e.account_id = b.account_id)) as "balancesOff"`,
  );
  if (!row) throw new Error('the ledger did not answer');
  return {
    sum: Number(row.sum),
    captured: Number(row.captured),
    held: Number(row.held),
    balancesOff: Number(row.balancesOff),
  };
}

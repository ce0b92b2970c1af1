import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { openCommerce } from '../fixture.ts';
import { migrate } from '../migrate.ts';
import { startCommerceOrm } from '../orm.ts';
import { FloorPassedError, lockBalances, post, type Posting } from './ledger.ts';

let commerce: Awaited<ReturnType<typeof openCommerce>>;
beforeAll(async () => {
  commerce = await openCommerce(100);
});
afterAll(() => commerce.close());

function posting(organizationId: string, wanted: Omit<Posting, 'kind'>): Promise<boolean> {
  return commerce.orm.em.fork().transactional(async (em) => {
    const balances = await lockBalances(em, organizationId, true);
    return post(em, balances, { kind: 'GRANT', ...wanted });
  });
}

const asApp = (sql: string, parameters: unknown[] = []) =>
  commerce.orm.em.fork().execute(sql, parameters);

test('the migrated tables are those of the entities, however often the migrations run', async () => {
  await migrate(commerce.database.ownerUrl);
  const orm = await startCommerceOrm(commerce.database.ownerUrl);
  const differences = await orm.schema.getUpdateSchemaSQL({ wrap: false });
  // The constraint triggers live in the migration alone; MikroORM would drop what it does not know.
  const statements = differences.split('\n').filter((line) => line && !/_balanced/.test(line));
  expect(statements).toEqual([]);
  await orm.close(true);
});

describe('a posting', () => {
  test('happens once for its kind and reference', async () => {
    const organizationId = await commerce.openOrganization();
    const reference = newId();
    const wanted = { reference, entries: { ISSUED: -5, AVAILABLE: 5 } };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => posting(organizationId, wanted)),
    );
    expect(answers.filter((posted) => posted)).toHaveLength(1);
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 105 });
  });

  test('that passes a floor leaves nothing behind', async () => {
    const organizationId = await commerce.openOrganization();
    const reference = newId();
    const tooMuch = { reference, entries: { AVAILABLE: -101, CONSUMED: 101 } };
    await expect(posting(organizationId, tooMuch)).rejects.toThrow(FloorPassedError);
    const kept = await asApp('select id from commerce.ledger_transaction where reference = ?', [
      reference,
    ]);
    expect(kept).toEqual([]);
  });

  test.each([
    ['does not sum to 0', { ISSUED: -5, AVAILABLE: 4 }, /do not sum to 0/],
    ['has an entry of 0', { ISSUED: 0, AVAILABLE: 0 }, /ledger_entry_moves_something/],
    ['has one side only', { AVAILABLE: 3 }, /do not sum to 0/],
  ])('that %s is refused by the database', async (_case, entries, message) => {
    const organizationId = await commerce.openOrganization();
    await expect(posting(organizationId, { reference: newId(), entries })).rejects.toThrow(message);
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 100 });
  });

  test('without entries is refused by the database', async () => {
    const insert = `insert into commerce.ledger_transaction values (?, 'GRANT', ?, null, now())`;
    await expect(asApp(insert, [newId(), newId()])).rejects.toThrow(/has no entries/);
  });

  test('of many at once: none is lost', async () => {
    const organizationId = await commerce.openOrganization();
    await posting(organizationId, {
      reference: newId(),
      entries: { ISSUED: -900, AVAILABLE: 900 },
    });
    await Promise.all(
      Array.from({ length: 800 }, (_, index) =>
        posting(organizationId, {
          reference: `${organizationId}:${index}`,
          entries: { AVAILABLE: -1, CONSUMED: 1 },
        }),
      ),
    );
    expect(await commerce.creditsOf(organizationId)).toMatchObject({
      available: 200,
      consumed: 800,
    });
  });
});

describe('what is written', () => {
  test.each(['ledger_transaction', 'ledger_entry', 'ledger_account'])(
    'in %s cannot be changed or removed by the application',
    async (table) => {
      const denied = new RegExp(`permission denied for table ${table}`);
      const column = table === 'ledger_entry' ? 'amount' : 'kind';
      await expect(asApp(`update commerce.${table} set ${column} = ${column}`)).rejects.toThrow(
        denied,
      );
      await expect(asApp(`delete from commerce.${table}`)).rejects.toThrow(denied);
      await expect(asApp(`truncate commerce.${table} cascade`)).rejects.toThrow(denied);
    },
  );

  test('no balance goes below its floor, whoever writes it', async () => {
    await expect(
      asApp('update commerce.ledger_balance set amount = -1 where floor = 0'),
    ).rejects.toThrow(/ledger_balance_above_floor/);
  });
});

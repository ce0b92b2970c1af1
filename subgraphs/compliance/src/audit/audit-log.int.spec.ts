import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, type AuditLine } from '@focus-racer/contracts';
import { account, auditLine, openCompliance } from '../fixture.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { verifyChain } from './verify-chain.ts';

let compliance: Awaited<ReturnType<typeof openCompliance>>;
beforeEach(async () => {
  compliance = await openCompliance();
});
afterEach(() => compliance.close());

const lines = (count: number, wishes: Partial<AuditLine> = {}) =>
  Array.from({ length: count }, () => auditLine(wishes));

describe('recording', () => {
  test('keeps the order given, and the chain holds', async () => {
    const given = lines(3);
    expect(await compliance.record(given)).toEqual({ recorded: 3, codes: [] });
    const kept = await compliance.orm.em.fork().find(AuditEntry, {}, { orderBy: { seq: 'asc' } });
    expect(kept.map(({ seq, id }) => [seq, id])).toEqual(
      given.map(({ id }, index) => [index + 1, id]),
    );
    expect(kept[0]).toMatchObject({ details: given[0]?.details, at: new Date(given[0]?.at ?? '') });
    expect(await verifyChain(compliance.orm.em)).toEqual({
      head: { seq: 3, hash: kept[2]?.hash },
      brokenAt: null,
    });
  });

  test('leaves a line whose id is known as it is', async () => {
    const [known] = lines(1);
    await compliance.record([known]);
    const again = [{ ...known, action: 'photo.deleted' }, auditLine(), known];
    expect((await compliance.record(again)).recorded).toBe(1);
    const kept = await compliance.orm.em.fork().find(AuditEntry, { id: known?.id ?? '' });
    expect(kept.map((entry) => entry.action)).toEqual(['photo.published']);
  });

  test('many at once make one chain without a gap', async () => {
    const batches = Array.from({ length: 12 }, () => lines(5));
    await Promise.all(batches.map((batch) => compliance.record(batch)));
    const walked = await verifyChain(compliance.orm.em);
    expect(walked).toMatchObject({ head: { seq: 60 }, brokenAt: null });
  });

  test('refuses lines that are not what the contract says, and records none of them', async () => {
    const nested = { ...auditLine(), details: { who: { name: 'Ana' } } };
    expect((await compliance.record([auditLine(), nested])).codes).toEqual(['BAD_USER_INPUT']);
    expect((await compliance.record(lines(501))).codes).toEqual(['PAYLOAD_TOO_LARGE']);
    expect(await compliance.orm.em.fork().count(AuditEntry)).toBe(0);
  });
});

describe('what is written', () => {
  test('cannot be changed or removed by the application', async () => {
    await compliance.record(lines(1));
    const asApp = (sql: string) => compliance.orm.em.fork().execute(sql);
    const denied = /permission denied for table audit_entry/;
    await expect(asApp(`update compliance.audit_entry set actor = 'x'`)).rejects.toThrow(denied);
    await expect(asApp('delete from compliance.audit_entry')).rejects.toThrow(denied);
    await expect(asApp('truncate compliance.audit_entry')).rejects.toThrow(denied);
  });

  test.each([
    [`update compliance.audit_entry set actor = 'account:other' where seq = 3`, 3],
    [`update compliance.audit_entry set details = '{"generation": 2}' where seq = 4`, 4],
    [`update compliance.audit_entry set at = at + interval '1 millisecond' where seq = 1`, 1],
    ['delete from compliance.audit_entry where seq = 2', 2],
  ])('shows who meddles as the owner of the tables: %s', async (meddling, brokenAt) => {
    await compliance.record(lines(5));
    await compliance.asOwner(meddling);
    expect((await verifyChain(compliance.orm.em)).brokenAt).toBe(brokenAt);
  });
});

describe('auditLog', () => {
  const LOG = `query ($first: Int!, $after: String, $subject: String, $action: String) {
    auditLog(first: $first, after: $after, subject: $subject, action: $action) {
      edges { node { seq at details } } pageInfo { hasNextPage endCursor }
    }
  }`;
  interface Page {
    edges: { node: { seq: number } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
  async function page(variables: Record<string, unknown>) {
    const { data } = await compliance.ask(account(true), LOG, variables);
    const { edges, pageInfo } = data['auditLog'] as Page;
    return { seqs: edges.map((edge) => edge.node.seq), ...pageInfo };
  }

  test('pages from the newest to the oldest', async () => {
    await compliance.record(lines(5));
    const first = await page({ first: 2 });
    expect(first).toMatchObject({ seqs: [5, 4], hasNextPage: true });
    const second = await page({ first: 3, after: first.endCursor });
    expect(second).toMatchObject({ seqs: [3, 2, 1], hasNextPage: false });
  });

  test('finds the lines of a subject and of an action', async () => {
    const subject = 'event:1';
    await compliance.record([
      ...lines(2, { subject }),
      ...lines(1, { action: 'event.created' }),
      ...lines(1, { subject, action: 'event.created' }),
    ]);
    expect((await page({ first: 10, subject })).seqs).toEqual([4, 2, 1]);
    expect((await page({ first: 10, action: 'event.created' })).seqs).toEqual([4, 3]);
    expect((await page({ first: 10, subject, action: 'event.created' })).seqs).toEqual([4]);
  });

  test('is for administrators: another user is refused, and so is the anonymous', async () => {
    expect((await compliance.ask(account(false), LOG, { first: 1 })).codes).toEqual(['FORBIDDEN']);
    expect((await compliance.ask(ANONYMOUS, LOG, { first: 1 })).codes).toEqual(['UNAUTHENTICATED']);
  });

  test.each([{ first: 0 }, { first: 101 }, { first: 1, after: 'made up' }])(
    'refuses %j',
    async (variables) => {
      const { codes } = await compliance.ask(account(true), LOG, variables);
      expect(codes).toEqual(['BAD_USER_INPUT']);
    },
  );
});

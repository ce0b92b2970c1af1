import { type AuditLine, auditLineSchema } from '@focus-racer/contracts';
import { AppError, checkInput } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CHAIN_START, hashEntry } from './audit-chain.ts';
import { AuditEntry } from './audit-entry.entity.ts';

/** Any number that nothing else in this database locks on: "audit" in ASCII. */
const APPEND_LOCK = 0x6175646974;
const MAX_LINES = 500;
const linesSchema = z.array(auditLineSchema.extend({ id: z.uuid(), at: z.iso.datetime() }));

export class AuditLogService {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Appends in the order given; a line whose id is known is left as it is. Answers how many are new. */
  async recordLines(input: readonly unknown[]): Promise<number> {
    const lines = checkLines(input);
    return this.em.transactional(async (em) => {
      // One writer at a time: each line carries the hash of the one before.
      await em.execute('select pg_advisory_xact_lock(?)', [APPEND_LOCK]);
      const fresh = await withoutKnown(em, lines);
      const [last] = await em.find(AuditEntry, {}, { orderBy: { seq: 'desc' }, limit: 1 });
      let head = { seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START };
      for (const { at, ...line } of fresh) {
        const entry = { ...line, at: new Date(at), seq: head.seq + 1, prevHash: head.hash };
        head = { seq: entry.seq, hash: hashEntry(entry) };
        em.create(AuditEntry, { ...entry, hash: head.hash });
      }
      return fresh.length;
    });
  }
}

function checkLines(input: readonly unknown[]): AuditLine[] {
  if (input.length > MAX_LINES) {
    throw new AppError('PAYLOAD_TOO_LARGE', `At most ${MAX_LINES} lines at once`, {
      max: MAX_LINES,
    });
  }
  return checkInput(linesSchema, input);
}

async function withoutKnown(em: EntityManager, lines: AuditLine[]): Promise<AuditLine[]> {
  const once = [...new Map(lines.map((line) => [line.id, line])).values()];
  const known = await em.find(
    AuditEntry,
    { id: { $in: once.map((line) => line.id) } },
    { fields: ['id'] },
  );
  const knownIds = new Set(known.map((entry) => entry.id));
  return once.filter((line) => !knownIds.has(line.id));
}

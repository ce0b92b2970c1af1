import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AuditLine,
  recordAuditLines,
  recordPersonRequest,
  type WorkflowInputs,
  type WorkflowName,
} from '@focus-racer/contracts';
import {
  type EventSubscriber,
  type FlushEventArgs,
  type MikroORM,
  type TransactionEventArgs,
} from '@mikro-orm/postgresql';
import type { InternalClient } from './internal-client.ts';
import type { Logger } from './logger.ts';
import { OutboxRow } from './outbox.entity.ts';
import type { WorkflowStarter } from './temporal.ts';
import { withTrace } from './tracing.ts';

const BATCH = 50;
const POLL_MS = 2000;
const CLAIM_SECONDS = 30;
const STOP_PATIENCE_MS = 2000;
const SENT_ROWS_KEPT_DAYS = 7;
const PURGE_EVERY_MS = 3_600_000;

type ClaimedRow = Pick<OutboxRow, 'id' | 'kind' | 'payload'> & { created_at: Date };

export interface OutboxRelay {
  stop(): Promise<void>;
  /** Delivers everything that is due now; for tests and shutdown. */
  drain(): Promise<void>;
}

/**
 * Delivers outbox rows at least once: woken after each commit that wrote one, polling for what a
 * crash left. Rows are claimed for half a minute, so that no lock is held during a delivery.
 */
export function startOutboxRelay(options: {
  orm: MikroORM;
  workflows: WorkflowStarter;
  internal: Pick<InternalClient, 'ask'>;
  logger: Logger;
}): OutboxRelay {
  const { orm, workflows, internal, logger } = options;
  let stopped = false;
  let running: Promise<void> | null = null;
  let wokenMeanwhile = false;

  async function deliver(rows: ClaimedRow[]): Promise<void> {
    const audits = rows.filter((row) => row.kind === 'audit');
    const starts = rows.filter((row) => row.kind === 'workflow');
    const personRequests = rows.filter((row) => row.kind === 'personRequest');
    const sent = await Promise.all([
      deliverAudits(audits),
      ...starts.map((row) => deliverStart(row)),
      ...personRequests.map((row) => deliverPersonRequest(row)),
    ]);
    const ids = new Set(sent.flat());
    const late = rows.filter((row) => !ids.has(row.id)).map((row) => row.id);
    await mark([...ids], 'sent_at = now()');
    await mark(
      late,
      `claimed_until = now() + least(${CLAIM_SECONDS}, 2 * attempts) * interval '1 second'`,
    );
    if (late.length > 0)
      throw new Error(`${late.length} of ${rows.length} outbox rows could not be delivered`);
  }

  async function mark(ids: string[], change: string): Promise<void> {
    if (ids.length === 0) return;
    await orm.em
      .fork()
      .getConnection()
      .execute(
        `update ${table(orm)} set ${change} where id in (${ids.map(() => '?').join(',')})`,
        ids,
      );
  }

  async function deliverAudits(rows: ClaimedRow[]): Promise<string[]> {
    if (rows.length === 0) return [];
    try {
      await internal.ask(recordAuditLines, { lines: rows.map(toAuditLine) });
      return rows.map((row) => row.id);
    } catch (error) {
      logger.warn({ err: error, rows: rows.length }, 'audit lines wait for compliance');
      return [];
    }
  }

  async function deliverStart(row: ClaimedRow): Promise<string[]> {
    if (!('workflow' in row.payload)) return [];
    const { workflow, input, traceparent } = row.payload;
    try {
      await withTrace(traceparent, () =>
        workflows.start(workflow as WorkflowName, input as WorkflowInputs[WorkflowName]),
      );
      return [row.id];
    } catch (error) {
      logger.warn({ err: error, workflow, rowId: row.id }, 'a workflow start waits for Temporal');
      return [];
    }
  }

  async function deliverPersonRequest(row: ClaimedRow): Promise<string[]> {
    if (!('personRequest' in row.payload)) return [];
    const { personRequest: kind, accountId } = row.payload;
    const receivedAt = new Date(row.created_at).toISOString();
    try {
      await internal.ask(recordPersonRequest, { id: row.id, kind, accountId, receivedAt });
      return [row.id];
    } catch (error) {
      logger.warn({ err: error, rowId: row.id }, 'a person’s request waits for compliance');
      return [];
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      const rows = await claim(orm);
      if (rows.length === 0) return;
      await deliver(rows);
    }
  }

  function wake(): void {
    if (stopped) return;
    if (running) {
      wokenMeanwhile = true;
      return;
    }
    running = drain()
      .catch((error: unknown) => logger.warn({ err: error }, 'the outbox will be tried again'))
      .finally(() => {
        running = null;
        if (wokenMeanwhile) {
          wokenMeanwhile = false;
          wake();
        }
      });
  }

  const wroteIn = new WeakSet<object>();
  const subscriber: EventSubscriber = {
    afterFlush({ em, uow }: FlushEventArgs) {
      if (!uow.getChangeSets().some((set) => set.entity instanceof OutboxRow)) return;
      const transaction = em.getTransactionContext<object>();
      if (transaction) wroteIn.add(transaction);
      else wake();
    },
    afterTransactionCommit(args: TransactionEventArgs) {
      const transaction = args.transaction as object | undefined;
      if (transaction && wroteIn.has(transaction)) wake();
    },
  };
  orm.em.getEventManager().registerSubscriber(subscriber);

  const poll = setInterval(wake, POLL_MS);
  const purge = setInterval(() => {
    orm.em
      .fork()
      .getConnection()
      .execute(
        `delete from ${table(orm)} where sent_at < now() - interval '${SENT_ROWS_KEPT_DAYS} days'`,
      )
      .catch((error: unknown) => logger.warn({ err: error }, 'old outbox rows stay for now'));
  }, PURGE_EVERY_MS);
  wake();

  return {
    drain,
    async stop() {
      stopped = true;
      clearInterval(poll);
      clearInterval(purge);
      // What is still under way (Temporal is away, say) is delivered after the next start.
      await Promise.race([running, sleep(STOP_PATIENCE_MS, null, { ref: false })]);
    },
  };
}

function table(orm: MikroORM): string {
  return `"${String(orm.config.get('schema'))}"."outbox"`;
}

function claim(orm: MikroORM): Promise<ClaimedRow[]> {
  return orm.em
    .fork()
    .getConnection()
    .execute(
      `update ${table(orm)} set claimed_until = now() + interval '${CLAIM_SECONDS} seconds', attempts = attempts + 1
     where id in (
       select id from ${table(orm)}
       where sent_at is null and (claimed_until is null or claimed_until < now())
       order by id limit ${BATCH} for update skip locked
     ) returning id, kind, payload, created_at`,
    );
}

function toAuditLine(row: ClaimedRow): AuditLine {
  if (!('action' in row.payload)) throw new Error(`outbox row ${row.id} is no audit line`);
  const { actor, action, subject, details } = row.payload;
  return {
    id: row.id,
    at: new Date(row.created_at).toISOString(),
    actor,
    action,
    subject,
    details,
  };
}

import {
  newId,
  type PersonRequestKind,
  type WorkflowInputs,
  type WorkflowName,
  workflowStarts,
} from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OutboxRow } from './outbox.entity.ts';
import { outgoingTraceparent } from './tracing.ts';

/** Starts a workflow once the transaction that this entity manager flushes has committed. */
export function startWorkflowAfterCommit<K extends WorkflowName>(
  em: EntityManager,
  workflow: K,
  input: WorkflowInputs[K],
): void {
  workflowStarts[workflow].input.parse(input);
  persistRow(em, 'workflow', { workflow, input, traceparent: outgoingTraceparent() });
}

/** Adds a line to the audit log once committed. Ids and enumerations only: no name, address or token. */
export function recordAuditAfterCommit(
  em: EntityManager,
  line: {
    actor: string;
    action: string;
    subject: string;
    details?: Record<string, string | number | boolean | null>;
  },
): void {
  const { actor, action, subject, details = {} } = line;
  persistRow(em, 'audit', { actor, action, subject, details, traceparent: outgoingTraceparent() });
}

/** Has compliance record what somebody asks about her data, once committed. */
export function recordPersonRequestAfterCommit(
  em: EntityManager,
  { kind, accountId }: { kind: PersonRequestKind; accountId: string },
): void {
  persistRow(em, 'personRequest', {
    personRequest: kind,
    accountId,
    traceparent: outgoingTraceparent(),
  });
}

function persistRow(
  em: EntityManager,
  kind: OutboxRow['kind'],
  payload: OutboxRow['payload'],
): void {
  const row = new OutboxRow();
  row.id = newId();
  row.kind = kind;
  row.payload = payload;
  row.createdAt = new Date();
  em.persist(row);
}

import { z } from 'zod';
import { idSchema } from './ids.ts';
import { internalOperation } from './internal-operation.ts';

/** Ids and enumerations only: no name, address or token belongs in the audit log. */
export const auditLineSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** account:<id>, service:<name> or anonymous. */
  actor: z.string(),
  /** noun.pastTense, as `photo.published`. */
  action: z.string(),
  /** <noun>:<id>. */
  subject: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** Appends to the audit log; a line whose id is known is left as it is. */
export const recordAuditLines = internalOperation<{ lines: AuditLine[] }>()({
  subgraph: 'compliance',
  field: 'recordAuditLines',
  document: `mutation RecordAuditLines($lines: [JSONObject!]!) { recordAuditLines(lines: $lines) { recorded } }`,
  result: z.object({ recorded: z.number() }),
});

/** What a person may ask about her data (GDPR, articles 15 and 17). */
export const PERSON_REQUEST_KINDS = ['ACCESS', 'ERASURE'] as const;
export type PersonRequestKind = (typeof PERSON_REQUEST_KINDS)[number];

/** `id` is the outbox row's, so that a request delivered twice is recorded once. */
export const personRequestSchema = z.object({
  id: idSchema,
  kind: z.enum(PERSON_REQUEST_KINDS),
  accountId: idSchema,
  receivedAt: z.iso.datetime(),
});
export type PersonRequestLine = z.infer<typeof personRequestSchema>;

/** Records what somebody asks about her data; one whose id is known is left as it is. */
export const recordPersonRequest = internalOperation<PersonRequestLine>()({
  subgraph: 'compliance',
  field: 'recordPersonRequest',
  document: `mutation RecordPersonRequest($id: ID!, $kind: PersonRequestKind!, $accountId: ID!, $receivedAt: DateTime!) {
    recordPersonRequest(id: $id, kind: $kind, accountId: $accountId, receivedAt: $receivedAt)
  }`,
  result: z.boolean(),
});

/** One calendar month, which ends with the month when that has no such day (GDPR, article 12.3). */
export function personRequestDueAt(receivedAt: Date): Date {
  const due = new Date(receivedAt);
  due.setUTCMonth(due.getUTCMonth() + 1);
  if (due.getUTCDate() !== receivedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}

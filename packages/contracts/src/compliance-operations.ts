import { z } from 'zod';
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

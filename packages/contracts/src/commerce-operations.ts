import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';

const CREDIT_OUTCOMES = ['HELD', 'CAPTURED', 'VOIDED', 'OUT_OF_CREDITS'] as const;
const outcomeSchema = z.object({ outcome: z.enum(CREDIT_OUTCOMES) });
export type CreditOutcome = (typeof CREDIT_OUTCOMES)[number];

/** Opens an organization's credit accounts with the welcome grant. Idempotent. */
export const openCreditAccount = internalOperation<{ organizationId: string }>()({
  subgraph: 'commerce',
  field: 'openCreditAccount',
  document: `mutation OpenCreditAccount($organizationId: ID!) { openCreditAccount(organizationId: $organizationId) { organizationId } }`,
  result: z.object({ organizationId: z.string() }),
});

/** Holds one credit for a photo: HELD, CAPTURED (already paid for ever) or OUT_OF_CREDITS. Idempotent. */
export const holdCredit = internalOperation<{ photoId: string; organizationId: string }>()({
  subgraph: 'commerce',
  field: 'holdCredit',
  document: `mutation HoldCredit($photoId: ID!, $organizationId: ID!) { holdCredit(photoId: $photoId, organizationId: $organizationId) { outcome } }`,
  result: outcomeSchema,
});

/** Takes the photo's credit for ever: CAPTURED, or OUT_OF_CREDITS when none was held and none is left. Idempotent. */
export const captureCredit = internalOperation<{ photoId: string; organizationId: string }>()({
  subgraph: 'commerce',
  field: 'captureCredit',
  document: `mutation CaptureCredit($photoId: ID!, $organizationId: ID!) { captureCredit(photoId: $photoId, organizationId: $organizationId) { outcome } }`,
  result: outcomeSchema,
});

/** Gives a held credit back: VOIDED, or CAPTURED when it was taken before. Idempotent. */
export const voidCredit = internalOperation<{ photoId: string; organizationId: string }>()({
  subgraph: 'commerce',
  field: 'voidCredit',
  document: `mutation VoidCredit($photoId: ID!, $organizationId: ID!) { voidCredit(photoId: $photoId, organizationId: $organizationId) { outcome } }`,
  result: outcomeSchema,
});

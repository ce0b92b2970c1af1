import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';

const CREDIT_OUTCOMES = ['HELD', 'CAPTURED', 'VOIDED', 'OUT_OF_CREDITS'] as const;
const outcomeSchema = z.object({ outcome: z.enum(CREDIT_OUTCOMES) });
export type CreditOutcome = (typeof CREDIT_OUTCOMES)[number];

/** Opens an organization's credit accounts, by default with the welcome grant. Idempotent. */
export const openCreditAccount = internalOperation<{ organizationId: string; welcome?: boolean }>()(
  {
    subgraph: 'commerce',
    field: 'openCreditAccount',
    document: `mutation OpenCreditAccount($organizationId: ID!, $welcome: Boolean) { openCreditAccount(organizationId: $organizationId, welcome: $welcome) { organizationId } }`,
    result: z.object({ organizationId: z.string() }),
  },
);

/**
 * Holds one credit for a photo: HELD, CAPTURED (already paid for ever), OUT_OF_CREDITS, or VOIDED
 * when this generation's credit was given back before (a late call holds nothing). Idempotent.
 * `generation` is the photo's, 1 when absent.
 */
export const holdCredit = internalOperation<{
  photoId: string;
  organizationId: string;
  generation?: number;
}>()({
  subgraph: 'commerce',
  field: 'holdCredit',
  document: `mutation HoldCredit($photoId: ID!, $organizationId: ID!, $generation: Int) { holdCredit(photoId: $photoId, organizationId: $organizationId, generation: $generation) { outcome } }`,
  result: outcomeSchema,
});

/** Takes the photo's credit for ever: CAPTURED, or OUT_OF_CREDITS when none was held and none is left. Idempotent. */
export const captureCredit = internalOperation<{ photoId: string; organizationId: string }>()({
  subgraph: 'commerce',
  field: 'captureCredit',
  document: `mutation CaptureCredit($photoId: ID!, $organizationId: ID!) { captureCredit(photoId: $photoId, organizationId: $organizationId) { outcome } }`,
  result: outcomeSchema,
});

/**
 * Gives a held credit back: VOIDED, CAPTURED when it was taken before, or HELD when a later
 * generation holds it. Idempotent. `generation` is the photo's, 1 when absent.
 */
export const voidCredit = internalOperation<{
  photoId: string;
  organizationId: string;
  generation?: number;
}>()({
  subgraph: 'commerce',
  field: 'voidCredit',
  document: `mutation VoidCredit($photoId: ID!, $organizationId: ID!, $generation: Int) { voidCredit(photoId: $photoId, organizationId: $organizationId, generation: $generation) { outcome } }`,
  result: outcomeSchema,
});

/**
 * The whole ledger in four numbers: the sum of all entries (0, or money was made of nothing), the
 * captures, the credits held now, and the balances that differ from the sum of their entries (0).
 */
export const ledgerTotals = internalOperation<Record<string, never>>()({
  subgraph: 'commerce',
  field: 'ledgerTotals',
  document: `query LedgerTotals { ledgerTotals { sum captured held balancesOff } }`,
  result: z.object({
    sum: z.number(),
    captured: z.number(),
    held: z.number(),
    balancesOff: z.number(),
  }),
});

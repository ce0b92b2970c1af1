import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';

/** Judges one page of an event's photos again from their kept measures, with the thresholds of now. */
export const rejudgePage = internalOperation<{ eventId: string; after: string | null }>()({
  subgraph: 'catalog',
  field: 'rejudgePage',
  document: `mutation RejudgePage($eventId: ID!, $after: String) {
    rejudgePage(eventId: $eventId, after: $after) { photos changed next }
  }`,
  result: z.object({ photos: z.number(), changed: z.number(), next: z.string().nullable() }),
});

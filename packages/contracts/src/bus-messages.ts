import { z } from 'zod';

/** What processes tell each other after a commit: ids only, at most 8,000 bytes a message. */
export const busMessageSchemas = {
  'event.changed': z.object({
    eventId: z.string(),
    searchablePhotoIds: z.array(z.string()),
    /** Out of galleries and searches; absent in messages of before. */
    gonePhotoIds: z.array(z.string()).optional(),
  }),
  'session.revoked': z.object({ sessionIds: z.array(z.string()) }),
  /** Revoked, or given another secret: what gateways know of these keys is over, and so are their sockets. */
  'apiKey.revoked': z.object({ keyIds: z.array(z.string()) }),
  /** Access tokens of these sessions with a lower version say what was true before. */
  'session.outdated': z.object({
    sessions: z.array(z.object({ id: z.string(), version: z.int() })),
  }),
} as const;

export type BusMessages = {
  [K in keyof typeof busMessageSchemas]: z.infer<(typeof busMessageSchemas)[K]>;
};
export type BusMessageName = keyof BusMessages;

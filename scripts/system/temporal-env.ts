import { z } from 'zod';

/** How a command of ours reaches Temporal. */
export const temporalEnvSchema = z.object({
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
});

import { VISION_ENGINES } from '@focus-racer/contracts';
import { portSchema, readEnv, subgraphEnvShape } from '@focus-racer/service-kit';
import { z } from 'zod';

export const commerceEnvSchema = z.object({
  ...subgraphEnvShape,
  COMMERCE_PORT: portSchema.default(4003),
  /** Takes the audit lines. */
  COMPLIANCE_URL: z.url(),
  /** Credits that every new organization begins with: a first race weekend. */
  WELCOME_CREDITS: z.coerce.number().int().min(0).max(1_000_000).default(1000),
  /** The engine that reads the photos. */
  VISION_ENGINE: z.enum(VISION_ENGINES).default('embedded'),
  /** List price of Rekognition's image APIs: 0.1 US cent a call, of which a photo takes three. */
  REKOGNITION_CENTS_PER_THOUSAND_PHOTOS: z.coerce.number().int().min(0).default(300),
});
export type CommerceEnv = z.infer<typeof commerceEnvSchema>;

export function readCommerceEnv(): Readonly<CommerceEnv> {
  return readEnv(commerceEnvSchema);
}

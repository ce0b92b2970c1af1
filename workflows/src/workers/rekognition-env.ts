import { VISION_ENGINES } from '@focus-racer/contracts';
import { z } from 'zod';

/** Calls a second and API that Amazon gives an account unless it is asked for more. */
const QUOTAS: Record<string, number> = { 'eu-west-1': 50 };
const QUOTA_ELSEWHERE = 5;

/** Which engine reads the photos. */
export const engineShape = { VISION_ENGINE: z.enum(VISION_ENGINES).default('embedded') };

const variables = z.object({
  ...engineShape,
  REKOGNITION_REGION: z.string().default('eu-west-1'),
  /** For endpoints inside a private network. */
  REKOGNITION_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Both or neither: without them the SDK finds an instance's role. */
  REKOGNITION_ACCESS_KEY_ID: z.string().optional(),
  REKOGNITION_SECRET_ACCESS_KEY: z.string().optional(),
  /** The account's quota for each of the three APIs; the region's usual one unless set. */
  REKOGNITION_CALLS_PER_SECOND: z.coerce.number().positive().optional(),
  /** An unanswered call has failed after so many seconds. */
  REKOGNITION_CALL_LIMIT_SECONDS: z.coerce.number().positive().max(50).default(10),
});

/** The engine's part of a worker's environment; `rekognition` is null unless it is chosen. */
export const rekognitionEnvSchema = variables.transform((env, context) => {
  if (env.VISION_ENGINE !== 'rekognition') return { rekognition: null };
  const { REKOGNITION_ACCESS_KEY_ID: accessKeyId, REKOGNITION_SECRET_ACCESS_KEY: secretAccessKey } =
    env;
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey)) {
    context.addIssue({
      code: 'custom',
      path: [accessKeyId ? 'REKOGNITION_SECRET_ACCESS_KEY' : 'REKOGNITION_ACCESS_KEY_ID'],
      message: "Rekognition's keys come in pairs",
    });
  }
  const region = env.REKOGNITION_REGION;
  return {
    rekognition: {
      region,
      quotaPerSecond: env.REKOGNITION_CALLS_PER_SECOND ?? QUOTAS[region] ?? QUOTA_ELSEWHERE,
      callLimitMs: env.REKOGNITION_CALL_LIMIT_SECONDS * 1000,
      ...(env.REKOGNITION_ENDPOINT && { endpoint: env.REKOGNITION_ENDPOINT }),
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    },
  };
});

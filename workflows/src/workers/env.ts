import { availableParallelism } from 'node:os';
import { portSchema, processEnvShape, readEnv } from '@focus-racer/service-kit';
import { storageEnvSchema } from '@focus-racer/storage';
import { z } from 'zod';
import { engineShape, rekognitionEnvSchema } from './rekognition-env.ts';

const workerEnvShape = {
  ...processEnvShape,
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  SERVICE_TOKEN: z.string().min(32),
  CATALOG_URL: z.url(),
  /** GET /health tells whether the worker polls; absent where nobody asks. */
  HEALTH_PORT: portSchema.optional(),
};

export const businessEnvSchema = z.object({
  ...workerEnvShape,
  ...engineShape,
  COMMERCE_URL: z.url(),
  IDENTITY_URL: z.url(),
  COMPLIANCE_URL: z.url(),
  /** The web's origin, which the links of mails begin with. */
  PUBLIC_URL: z.url(),
  /** The server that takes our mails, with user and password when it wants them. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  /** Whom mails are from: `Name <address>`. */
  MAIL_FROM: z.string().regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/, 'must be `Name <address>`'),
  /** How often lost photos are looked for. */
  SWEEP_EVERY_SECONDS: z.coerce.number().int().min(1).default(300),
  /** The bundled workflows; dist/workflow-bundle.js when it is newer than its sources, else bundled at start. */
  WORKFLOW_BUNDLE: z.string().optional(),
});

export const imagesEnvSchema = z
  .object({
    ...workerEnvShape,
    /** Secret: without it a camera key cannot be traced back to a serial number. */
    CAMERA_SALT: z.string().min(32),
    /** Photos rendered at once. */
    IMAGE_SLOTS: z.coerce
      .number()
      .int()
      .min(1)
      .default(availableParallelism() + 1),
  })
  .and(storageEnvSchema);

export const visionEnvSchema = z
  .object({
    ...workerEnvShape,
    /** Processes that read bibs, each with one thread; one a core unless set. */
    VISION_PROCESSES: z.coerce.number().int().min(1).default(availableParallelism()),
  })
  .and(rekognitionEnvSchema)
  .and(storageEnvSchema);

export const readBusinessEnv = () => readEnv(businessEnvSchema);
export const readImagesEnv = () => readEnv(imagesEnvSchema);
export const readVisionEnv = () => readEnv(visionEnvSchema);

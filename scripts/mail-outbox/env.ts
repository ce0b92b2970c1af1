import { portSchema, processEnvShape, readEnv } from '@focus-racer/service-kit';
import { z } from 'zod';

const schema = z.object({
  ...processEnvShape,
  /** It shows everybody's mails to whoever asks. */
  NODE_ENV: z.enum(
    ['development', 'test'],
    'no outbox in production: SMTP_URL names a mail server',
  ),
  MAIL_OUTBOX_PORT: portSchema,
  MAIL_SMTP_PORT: portSchema,
});

export const readMailOutboxEnv = () => readEnv(schema);

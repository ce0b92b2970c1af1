import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readMailOutboxEnv } from './env.ts';
import { Outbox } from './outbox.ts';
import { receiveMails } from './receive-mails.ts';
import { showMails } from './show-mails.ts';

const env = readMailOutboxEnv();
const logger = createLogger('mail', env.LOG_LEVEL);

await runProcess(logger, async () => {
  const outbox = new Outbox();
  const received = await receiveMails(outbox, env.MAIL_SMTP_PORT);
  const shown = await showMails(outbox, env.MAIL_OUTBOX_PORT);
  return {
    async stop() {
      await Promise.all([received.stop(), shown.stop()]);
    },
  };
});

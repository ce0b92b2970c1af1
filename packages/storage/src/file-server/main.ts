import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readFileServerEnv } from './env.ts';
import { startFileServer } from './file-server.ts';

const env = readFileServerEnv();
const logger = createLogger('files', env.LOG_LEVEL);

await runProcess(logger, () =>
  startFileServer({
    host: env.HOST,
    port: env.FILES_PORT,
    directory: env.STORE_DIR,
    secret: env.STORE_SECRET,
    webOrigin: new URL(env.PUBLIC_URL).origin,
    onFault: (error) => logger.error({ err: error }, 'a request failed'),
  }),
);

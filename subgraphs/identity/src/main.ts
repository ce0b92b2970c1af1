import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readIdentityEnv } from './env.ts';
import { startIdentity } from './start.ts';

const env = readIdentityEnv();
const logger = createLogger('identity', env.LOG_LEVEL);

await runProcess(logger, () => startIdentity(env, logger));

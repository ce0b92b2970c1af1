import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readCommerceEnv } from './env.ts';
import { startCommerce } from './start.ts';

const env = readCommerceEnv();
const logger = createLogger('commerce', env.LOG_LEVEL);

await runProcess(logger, () => startCommerce(env, logger));

import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readGatewayEnv } from './env.ts';
import { startGateway } from './start.ts';

const env = readGatewayEnv();
const logger = createLogger('gateway', env.LOG_LEVEL);

await runProcess(logger, () => startGateway(env, logger));

import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readComplianceEnv } from './env.ts';
import { startCompliance } from './start.ts';

const env = readComplianceEnv();
const logger = createLogger('compliance', env.LOG_LEVEL);

await runProcess(logger, () => startCompliance(env, logger));

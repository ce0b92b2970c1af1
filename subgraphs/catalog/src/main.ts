import { createLogger, runProcess } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { readCatalogEnv } from './env.ts';
import { startCatalog } from './start.ts';

const env = readCatalogEnv();
const logger = createLogger('catalog', env.LOG_LEVEL);
await runProcess(logger, () => startCatalog(env, createObjectStore(env), logger));

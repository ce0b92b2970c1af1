import { TASK_QUEUES } from '@focus-racer/contracts';
import { createInternalClient, createLogger, runProcess } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { createVisionSteps } from '../activities/read-photo.ts';
import { loadEmbeddedEngine } from '../vision/embedded-engine.ts';
import { readVisionEnv } from './env.ts';
import { runWorker } from './run-worker.ts';
import { tellParentOfLife } from './tell-parent-of-life.ts';

const env = readVisionEnv();
const logger = createLogger('worker-vision', env.LOG_LEVEL);

await runProcess(logger, async () => {
  const life = tellParentOfLife();
  const engine = await loadEmbeddedEngine();
  const internal = createInternalClient({ catalog: env.CATALOG_URL }, env.SERVICE_TOKEN);
  const worker = await runWorker(
    logger,
    { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE },
    {
      taskQueue: TASK_QUEUES.vision,
      activities: { ...createVisionSteps({ internal, store: createObjectStore(env), engine }) },
      maxConcurrentActivityTaskExecutions: 1,
    },
  );
  return {
    async stop() {
      life.end();
      await worker.stop();
    },
  };
});

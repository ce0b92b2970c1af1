import { TASK_QUEUES } from '@focus-racer/contracts';
import { createInternalClient, createLogger, runProcess } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { createLookPreviewSteps } from '../activities/draw-look-preview.ts';
import { createLogoSteps } from '../activities/prepare-logo.ts';
import { createDrawingSteps } from '../activities/draw-on-demand.ts';
import { createImageSteps } from '../activities/render-photo.ts';
import { createRerenderSteps } from '../activities/rerender-photo.ts';
import { createStoreSteps } from '../activities/rotate-addresses.ts';
import { createWithdrawalSteps } from '../activities/withdraw-photo.ts';
import { readImagesEnv } from './env.ts';
import { runWorker } from './run-worker.ts';
import { serveHealth } from './serve-health.ts';

const env = readImagesEnv();
const logger = createLogger('worker-images', env.LOG_LEVEL);

await runProcess(logger, async () => {
  const internal = createInternalClient({ catalog: env.CATALOG_URL }, env.SERVICE_TOKEN);
  const store = createObjectStore(env);
  const parts = { internal, store, cameraSalt: env.CAMERA_SALT };
  const worker = await runWorker(
    logger,
    { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE },
    {
      taskQueue: TASK_QUEUES.images,
      activities: {
        ...createImageSteps(parts),
        ...createRerenderSteps(parts),
        ...createDrawingSteps(parts),
        ...createWithdrawalSteps(parts),
        ...createLogoSteps(parts),
        ...createLookPreviewSteps(parts),
        ...createStoreSteps({ internal, store }),
      },
      maxConcurrentActivityTaskExecutions: env.IMAGE_SLOTS,
    },
  );
  const health = await serveHealth(env, () => worker.isPolling());
  return {
    async stop() {
      await worker.stop();
      health.stop();
    },
  };
});

import { createInternalClient, createLogger, runProcess } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { createCloudSteps } from '../activities/ask-cloud.ts';
import { Rekognition } from '../vision/rekognition/rekognition.ts';
import { callsUnderWay, cloudQueues } from './cloud-queues.ts';
import { readVisionEnv } from './env.ts';
import { runWorker } from './run-worker.ts';
import { tellParentOfLife } from './tell-parent-of-life.ts';

const env = readVisionEnv();
const logger = createLogger('worker-rekognition', env.LOG_LEVEL);

await runProcess(logger, async () => {
  if (!env.rekognition) throw new Error('VISION_ENGINE names another engine');
  const { quotaPerSecond, ...settings } = env.rekognition;
  const life = tellParentOfLife();
  const internal = createInternalClient({ catalog: env.CATALOG_URL }, env.SERVICE_TOKEN);
  const store = createObjectStore(env);
  const rekognition = new Rekognition({ ...settings, sockets: callsUnderWay(quotaPerSecond) * 3 });
  const steps = createCloudSteps({ internal, store, rekognition });
  const temporal = { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE };
  const workers = await Promise.all(
    cloudQueues(steps, quotaPerSecond).map((queue) => runWorker(logger, temporal, queue)),
  );
  return {
    async stop() {
      life.end();
      await Promise.all(workers.map((worker) => worker.stop()));
      rekognition.close();
    },
  };
});

import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readVisionEnv } from './env.ts';
import { serveHealth } from './serve-health.ts';
import { keepVisionChild } from './vision-child-keeper.ts';

const env = readVisionEnv();
const logger = createLogger('worker-vision', env.LOG_LEVEL);

/**
 * One single-threaded child a core: an inference blocks its process (docs/adr/0004). They stand in
 * for the cloud when that is chosen, which has a child of its own.
 */
await runProcess(logger, async () => {
  const children = Array.from({ length: env.VISION_PROCESSES }, () =>
    keepVisionChild(logger, 'vision-child.ts'),
  );
  if (env.rekognition) children.push(keepVisionChild(logger, 'rekognition-child.ts'));
  await Promise.all(children.map((child) => child.ready));
  const health = await serveHealth(env, () => children.every((child) => child.isAlive()));
  return {
    async stop() {
      health.stop();
      await Promise.all(children.map((child) => child.stop()));
    },
  };
});

import { createLogger, runProcess } from '@focus-racer/service-kit';
import { readVisionEnv } from './env.ts';
import { keepVisionChild } from './vision-child-keeper.ts';

const env = readVisionEnv();
const logger = createLogger('worker-vision', env.LOG_LEVEL);

/** One single-threaded child a core: an inference blocks its process (docs/adr/0004). */
await runProcess(logger, async () => {
  const children = Array.from({ length: env.VISION_PROCESSES }, () => keepVisionChild(logger));
  await Promise.all(children.map((child) => child.ready));
  return {
    async stop() {
      await Promise.all(children.map((child) => child.stop()));
    },
  };
});

import { createInternalClient, readEnv } from '@focus-racer/service-kit';
import { createObjectStore, storageEnvSchema } from '@focus-racer/storage';
import {
  createImageSteps,
  createQuickSteps,
  createVisionSteps,
  loadEmbeddedEngine,
} from '@focus-racer/workflows';
import { MockActivityEnvironment } from '@temporalio/testing';
import { z } from 'zod';

// One process of the bare loop: the workers' own functions, called as soon as somebody asks.
const env = readEnv(
  z
    .object({
      CATALOG_URL: z.url(),
      COMMERCE_URL: z.url(),
      SERVICE_TOKEN: z.string(),
      CAMERA_SALT: z.string(),
    })
    .and(storageEnvSchema),
);
const internal = createInternalClient(
  { catalog: env.CATALOG_URL, commerce: env.COMMERCE_URL },
  env.SERVICE_TOKEN,
);
const store = createObjectStore(env);
const steps = {
  ...createQuickSteps(internal),
  ...createImageSteps({ internal, store, cameraSalt: env.CAMERA_SALT }),
  ...createVisionSteps({ internal, store, engine: await loadEmbeddedEngine() }),
};
export type BareStep = keyof typeof steps;

process.on('message', ({ call, step, input }: { call: number; step: BareStep; input: never }) => {
  const table: Record<BareStep, (input: never) => Promise<unknown>> = steps;
  void new MockActivityEnvironment()
    .run(() => table[step](input))
    .then((result) => process.send?.({ call, result }));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

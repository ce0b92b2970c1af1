import { TASK_QUEUES } from '@focus-racer/contracts';
import {
  createInternalClient,
  createLogger,
  createTemporalClient,
  runProcess,
} from '@focus-racer/service-kit';
import { createPageSteps } from '../activities/page-steps.ts';
import { createQuickSteps } from '../activities/quick-steps.ts';
import { createMailSteps } from '../activities/send-mail.ts';
import { connectMailServer } from '../mail/mail-server.ts';
import { readBusinessEnv } from './env.ts';
import { runWorker } from './run-worker.ts';
import { serveHealth } from './serve-health.ts';
import { keepSweepScheduled } from './sweep-schedule.ts';
import { bundleWorkflows, freshBundleFile } from './workflow-bundle.ts';

const env = readBusinessEnv();
const logger = createLogger('worker-business', env.LOG_LEVEL);

await runProcess(logger, async () => {
  const internal = createInternalClient(
    {
      catalog: env.CATALOG_URL,
      commerce: env.COMMERCE_URL,
      identity: env.IDENTITY_URL,
      compliance: env.COMPLIANCE_URL,
    },
    env.SERVICE_TOKEN,
  );
  const temporal = { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE };
  const client = createTemporalClient(temporal);
  const codePath = env.WORKFLOW_BUNDLE ?? freshBundleFile();
  const worker = await runWorker(logger, temporal, {
    taskQueue: TASK_QUEUES.business,
    workflowBundle: codePath ? { codePath } : await bundleWorkflows(),
    activities: {
      ...createQuickSteps(internal, env.VISION_ENGINE),
      ...createPageSteps(internal, client),
      ...createMailSteps({
        internal,
        mailServer: connectMailServer({ url: env.SMTP_URL, from: env.MAIL_FROM }),
        publicUrl: env.PUBLIC_URL,
      }),
    },
    maxConcurrentLocalActivityExecutions: 50,
    maxConcurrentWorkflowTaskPolls: 5,
    maxConcurrentActivityTaskPolls: 2,
    stickyQueueScheduleToStartTimeout: '3 seconds',
  });
  await keepSweepScheduled(client, env.SWEEP_EVERY_SECONDS, logger);
  const health = await serveHealth(env, () => worker.isPolling());
  return {
    async stop() {
      await worker.stop();
      health.stop();
      await client.close();
    },
  };
});

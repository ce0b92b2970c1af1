import { setTimeout as delay } from 'node:timers/promises';
import { SWEEP_WORKFLOW, TASK_QUEUES } from '@focus-racer/contracts';
import type { Logger, TemporalClient } from '@focus-racer/service-kit';

const SCHEDULE_ID = 'sweep-photos';
const RETRY_MS = 1_000;

/** Makes the sweep's schedule, or gives the existing one this interval; tries until Temporal answers. */
export async function keepSweepScheduled(
  { client }: TemporalClient,
  everySeconds: number,
  logger: Logger,
): Promise<void> {
  for (;;) {
    try {
      await scheduleSweep(client, everySeconds);
      return;
    } catch (error) {
      logger.warn({ err: error }, 'the sweep is not scheduled yet');
      await delay(RETRY_MS);
    }
  }
}

async function scheduleSweep(
  client: TemporalClient['client'],
  everySeconds: number,
): Promise<void> {
  const spec = { intervals: [{ every: `${everySeconds} seconds` as const }] };
  try {
    await client.schedule.create({
      scheduleId: SCHEDULE_ID,
      spec,
      policies: { overlap: 'SKIP' },
      action: {
        type: 'startWorkflow',
        workflowType: SWEEP_WORKFLOW,
        workflowId: SCHEDULE_ID,
        taskQueue: TASK_QUEUES.business,
        args: [{}],
      },
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ScheduleAlreadyRunning') throw error;
    await client.schedule.getHandle(SCHEDULE_ID).update((schedule) => ({ ...schedule, spec }));
  }
}

import {
  LOOK_AGAIN_SIGNAL,
  SEARCH_ATTRIBUTES,
  TASK_QUEUES,
  type WorkflowInputs,
  type WorkflowName,
  workflowStarts,
} from '@focus-racer/contracts';
import {
  Client,
  Connection,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { outgoingTraceparent } from './tracing.ts';

const eventIdKey = defineSearchAttributeKey(SEARCH_ATTRIBUTES.eventId, SearchAttributeType.KEYWORD);
const organizationIdKey = defineSearchAttributeKey(
  SEARCH_ATTRIBUTES.organizationId,
  SearchAttributeType.KEYWORD,
);

export interface WorkflowStarter {
  /** Starts the workflow, or joins the one of that id that runs already: harmless to repeat. */
  start<K extends WorkflowName>(workflow: K, input: WorkflowInputs[K]): Promise<void>;
}

export interface TemporalClient extends WorkflowStarter {
  readonly client: Client;
  close(): Promise<void>;
}

/** Connects when first used, so that a process boots while Temporal is still starting. */
export function createTemporalClient(options: {
  address: string;
  namespace: string;
}): TemporalClient {
  const connection = Connection.lazy({ address: options.address });
  const client = new Client({ connection, namespace: options.namespace });
  return {
    client,
    async start(workflow, input) {
      const { id, whenRunning } = workflowStarts[workflow];
      const fields = input as { eventId?: string; organizationId?: string };
      const startOptions = {
        taskQueue: TASK_QUEUES.business,
        workflowId: (id as (i: typeof input) => string)(input),
        args: [input],
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        typedSearchAttributes: [
          ...(fields.eventId ? [{ key: eventIdKey, value: fields.eventId }] : []),
          ...(fields.organizationId
            ? [{ key: organizationIdKey, value: fields.organizationId }]
            : []),
        ],
        memo: { traceparent: outgoingTraceparent() },
        ...(fields.eventId ? { priority: { fairnessKey: fields.eventId } } : {}),
      };
      if (whenRunning === 'signal') {
        await client.workflow.signalWithStart(workflow, {
          ...startOptions,
          signal: LOOK_AGAIN_SIGNAL,
        });
      } else {
        await client.workflow.start(workflow, startOptions);
      }
    },
    close: () => connection.close(),
  };
}

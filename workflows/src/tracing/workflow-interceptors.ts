import { defaultPayloadConverter } from '@temporalio/common';
import {
  type ActivityInput,
  type LocalActivityInput,
  type Next,
  type WorkflowInterceptors,
  workflowInfo,
  type WorkflowOutboundCallsInterceptor,
} from '@temporalio/workflow';

/** Hands the trace that started the workflow (its memo) on to its activities. */
class TraceOutbound implements WorkflowOutboundCallsInterceptor {
  scheduleActivity(
    input: ActivityInput,
    next: Next<WorkflowOutboundCallsInterceptor, 'scheduleActivity'>,
  ): Promise<unknown> {
    return next({ ...input, headers: { ...input.headers, ...traceHeader() } });
  }

  scheduleLocalActivity(
    input: LocalActivityInput,
    next: Next<WorkflowOutboundCallsInterceptor, 'scheduleLocalActivity'>,
  ): Promise<unknown> {
    return next({ ...input, headers: { ...input.headers, ...traceHeader() } });
  }
}

function traceHeader(): ActivityInput['headers'] {
  const traceparent = workflowInfo().memo?.['traceparent'];
  if (typeof traceparent !== 'string') return {};
  return { traceparent: defaultPayloadConverter.toPayload(traceparent) };
}

export const interceptors = (): WorkflowInterceptors => ({ outbound: [new TraceOutbound()] });

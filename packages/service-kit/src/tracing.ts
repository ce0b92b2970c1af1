import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** W3C trace context: https://www.w3.org/TR/trace-context/ */
export interface Trace {
  traceId: string;
  spanId: string;
}

export const TRACEPARENT_HEADER = 'traceparent';

const storage = new AsyncLocalStorage<Trace>();
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

export function parseTraceparent(header: string | undefined): Trace | null {
  const match = header ? TRACEPARENT.exec(header) : null;
  const [, traceId, spanId] = match ?? [];
  return traceId && spanId ? { traceId, spanId } : null;
}

export function newTrace(): Trace {
  return { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
}

export function formatTraceparent(trace: Trace): string {
  return `00-${trace.traceId}-${trace.spanId}-01`;
}

export function currentTrace(): Trace | undefined {
  return storage.getStore();
}

/** Runs `work` inside the caller's trace, or inside a new one when it named none. */
export function withTrace<T>(traceparent: string | undefined, work: () => T): T {
  return storage.run(parseTraceparent(traceparent) ?? newTrace(), work);
}

/** The header to send on: the trace of now, or a new one. */
export function outgoingTraceparent(): string {
  return formatTraceparent(currentTrace() ?? newTrace());
}

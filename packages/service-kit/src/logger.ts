import { pino, type Logger as PinoLogger } from 'pino';
import { currentTrace } from './tracing.ts';

export type Logger = PinoLogger;

/** JSON lines on standard output, each with the trace id of the request it belongs to. */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const trace = currentTrace();
      return trace ? { traceId: trace.traceId } : {};
    },
    redact: [
      '*.password',
      '*.token',
      '*.email',
      '*.refreshToken',
      '*.accessToken',
      // PostgreSQL's: the key or the whole row that it refused.
      '*.detail',
    ],
  });
}

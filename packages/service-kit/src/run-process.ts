import type { Logger } from './logger.ts';

const SHUTDOWN_LIMIT_MS = 8_000;

/** Tells the parent, when there is one, that this process is ready for work. */
function announceReady(): void {
  process.send?.({ type: 'ready' });
}

/**
 * Runs a process's whole life: start, announce readiness, stop in order on SIGTERM, SIGINT or when
 * the parent is gone (also after its kill -9). A start that fails ends with exit code 1.
 */
export async function runProcess(
  logger: Logger,
  start: () => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  let service: { stop(): Promise<void> } | null = null;
  let stopping = false;

  const shutDown = (why: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    Promise.resolve(service?.stop()).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => shutDown('SIGTERM'));
  process.on('SIGINT', () => shutDown('SIGINT'));
  process.on('disconnect', () => shutDown('parent gone'));

  try {
    service = await start();
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  }
  logger.info('ready');
  announceReady();
}

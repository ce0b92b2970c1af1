import { createServer } from 'node:http';

interface HealthDoor {
  stop(): void;
}

/**
 * Answers GET /health on HEALTH_PORT with 200 while `isHealthy`, else with 503, for who supervises
 * the process. Without a port nobody asks, and there is no server.
 */
export async function serveHealth(
  { HOST, HEALTH_PORT }: { HOST: string; HEALTH_PORT?: number | undefined },
  isHealthy: () => boolean,
): Promise<HealthDoor> {
  if (HEALTH_PORT === undefined) return { stop: () => undefined };
  const server = createServer((request, response) => {
    const status = request.url !== '/health' ? 404 : isHealthy() ? 200 : 503;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: status === 200 ? 'ok' : 'down' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(HEALTH_PORT, HOST, resolve);
  });
  return {
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

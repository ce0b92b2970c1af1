import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** gRPC's frame of a message without fields: not compressed, no bytes. */
const EMPTY_MESSAGE = Buffer.alloc(5);

/**
 * Takes every workflow start and runs none: what these tests see ends in the subgraphs. At the wire,
 * because a subgraph that cannot reach Temporal tries again until it stops.
 */
export async function startTemporalStandIn(): Promise<{ address: string; stop(): void }> {
  const server = createServer();
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream) => {
    stream.on('error', () => undefined); // the asker went away
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc+proto' },
      { waitForTrailers: true },
    );
    stream.end(EMPTY_MESSAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      sessions.forEach((session) => session.destroy());
    },
  };
}

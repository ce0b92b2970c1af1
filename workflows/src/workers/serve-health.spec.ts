import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { serveHealth } from './serve-health.ts';

const HOST = '127.0.0.1';

test('a worker that polls is healthy, one that does not is not', async () => {
  const port = await freePort();
  let polls = true;
  const door = await serveHealth({ HOST, HEALTH_PORT: port }, () => polls);
  const ask = async (path: string) => (await fetch(`http://${HOST}:${port}${path}`)).status;

  expect(await ask('/health')).toBe(200);
  polls = false;
  expect(await ask('/health')).toBe(503);
  expect(await ask('/')).toBe(404);

  door.stop();
  await expect(ask('/health')).rejects.toThrow('fetch failed');
});

test('without a port there is no server', async () => {
  const door = await serveHealth({ HOST }, () => true);
  door.stop();
});

test('a port that something else holds ends the start', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, HOST, resolve));
  const { port } = holder.address() as { port: number };
  await expect(serveHealth({ HOST, HEALTH_PORT: port }, () => true)).rejects.toThrow('EADDRINUSE');
  holder.close();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, HOST, resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}

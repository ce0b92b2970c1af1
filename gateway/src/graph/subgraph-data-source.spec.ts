import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createLogger } from '@focus-racer/service-kit';
import { SubgraphDataSource } from './subgraph-data-source.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function ask(answer: RequestListener): Promise<unknown> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const source = new SubgraphDataSource({
    name: 'catalog',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timeoutMs: 200,
    logger: createLogger('test', 'silent'),
  });
  const context = {
    signedViewer: () => Promise.resolve('signed'),
    addCookie: () => undefined,
    foreignOrigin: null,
    settle: () => Promise.resolve(),
  };
  return source.process({ request: { query: '{ a }' }, context } as never);
}

const UNAVAILABLE = { extensions: { code: 'UNAVAILABLE', params: { subgraph: 'catalog' } } };

test('a subgraph that does not answer in time is unavailable', async () => {
  await expect(ask(() => undefined)).rejects.toMatchObject(UNAVAILABLE);
});

test('a subgraph that hangs in the middle of its answer is unavailable', async () => {
  const answer = ask((_request, response) => void response.write('{"data":'));
  await expect(answer).rejects.toMatchObject(UNAVAILABLE);
});

test('a subgraph behind a proxy that cannot reach it is unavailable', async () => {
  const answer = ask((_request, response) => void response.writeHead(502).end('<html>'));
  await expect(answer).rejects.toMatchObject(UNAVAILABLE);
});

test("what a subgraph refuses of the asker's input is its answer", async () => {
  const refusal = { errors: [{ message: 'no', extensions: { code: 'BAD_USER_INPUT' } }] };
  const answer = ask((_request, response) => {
    response.writeHead(400).end(JSON.stringify(refusal));
  });
  await expect(answer).resolves.toEqual(refusal);
});

test('a subgraph that refuses the gateway is a fault, not the asker to be signed out', async () => {
  const answer = ask((_request, response) => {
    response
      .writeHead(500)
      .end(JSON.stringify({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }));
  });
  await expect(answer).rejects.toThrow('catalog answered 500');
  await expect(answer).rejects.not.toHaveProperty('extensions');
});

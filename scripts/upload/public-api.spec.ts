import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { useKey } from './public-api.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

interface Reply {
  status: number;
  retryAfter?: string;
  body: object;
}

/** An API that gives these replies, one after another; answers what it was sent. */
async function serve(replies: Reply[]) {
  const authorizations: (string | undefined)[] = [];
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    const { status, retryAfter, body } = replies.shift() ?? { status: 500, body: {} };
    response.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {});
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, authorizations };
}

const limited = {
  errors: [{ message: 'slower', extensions: { code: 'RATE_LIMITED' } }],
};

test('a minute that is used up is waited out, as often as it takes', async () => {
  const { url, authorizations } = await serve([
    { status: 429, retryAfter: '0.01', body: limited },
    { status: 429, retryAfter: '0.01', body: limited },
    { status: 200, body: { data: { me: null } } },
  ]);
  expect(await useKey(url, 'fr_live_x').request('{ me { id } }')).toEqual({ me: null });
  expect(authorizations).toEqual(Array(3).fill('Bearer fr_live_x'));
});

test('what the API refuses is told by its code', async () => {
  const { url } = await serve([{ status: 200, body: limited }]);
  const { request } = useKey(url, 'fr_live_x');
  await expect(request('{ me { id } }')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

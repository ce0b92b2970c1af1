import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outbox } from './outbox.ts';
import { framedHtml, listPage, mailPage } from './pages.ts';

const SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';
const OWN = `default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'`;
const FRAMED = `sandbox ${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:`;
/** Another name that leads here is another site's, which wants to read along. */
const OUR_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The outbox for people (/, /mails/<id>) and for tests (/mails.json, with `to` and `kind`), on the
 * loopback interface: it shows links that open accounts.
 */
export async function showMails(
  outbox: Outbox,
  port: number,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => send(response, answer(outbox, request)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Answer {
  status?: number;
  type?: 'text/html' | 'text/plain' | 'application/json';
  body: string;
  policy?: string;
}

function answer(outbox: Outbox, request: IncomingMessage): Answer {
  const host = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? '';
  if (!OUR_NAMES.has(host)) return { status: 403, type: 'text/plain', body: 'only by localhost' };
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const to = searchParams.get('to');
  if (pathname === '/') return { body: listPage(outbox.list({ to }), to) };
  if (pathname === '/mails.json') {
    const mails = outbox.list({ to, kind: searchParams.get('kind') });
    return { type: 'application/json', body: JSON.stringify(mails) };
  }
  const [, id, part] = /^\/mails\/(\d+)(\/html)?$/.exec(pathname) ?? [];
  const mail = id ? outbox.find(Number(id)) : null;
  if (!mail) return { status: 404, type: 'text/plain', body: 'there is no such mail' };
  return part ? { body: framedHtml(mail), policy: FRAMED } : { body: mailPage(mail) };
}

function send(
  response: ServerResponse,
  { status = 200, type = 'text/html', body, policy = OWN }: Answer,
): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

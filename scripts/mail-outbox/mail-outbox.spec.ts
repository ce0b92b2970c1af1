import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type KeptMail, Outbox } from './outbox.ts';
import { receiveMails } from './receive-mails.ts';
import { showMails } from './show-mails.ts';

type Server = Awaited<ReturnType<typeof showMails>>;
let smtp: Server;
let pages: Server;

beforeEach(async () => {
  const outbox = new Outbox();
  [smtp, pages] = await Promise.all([receiveMails(outbox, 0), showMails(outbox, 0)]);
});
afterEach(() => Promise.all([smtp.stop(), pages.stop()]));

/** Says one line after each answer of the server, as RFC 5321 has it. */
async function send(to: string, kind: string, html = '<p>Hello</p>'): Promise<void> {
  const socket = createConnection(smtp.port, '127.0.0.1');
  const mail = [
    'From: Focus Racer <mail@focus.example>',
    `To: <${to}>`,
    'Subject: =?utf-8?Q?Foul=C3=A9es?=',
    `X-Mail-Kind: ${kind}`,
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nhttp://localhost:3000/verify#token=t',
    `--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b--`,
  ].join('\r\n');
  const said = ['HELO test', 'MAIL FROM:<mail@focus.example>', `RCPT TO:<${to}>`, 'DATA'];
  for await (const answer of createInterface(socket)) {
    if (answer.startsWith('221')) break;
    socket.write(`${said.shift() ?? (answer.startsWith('354') ? `${mail}\r\n.` : 'QUIT')}\r\n`);
  }
  socket.destroy();
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${pages.port}${path}`, { headers });
const mailsAt = async (path: string) => (await (await get(path)).json()) as KeptMail[];

test('what is sent can be read, newest first, by recipient and by kind', async () => {
  await send('ana@example.org', 'VERIFY_EMAIL');
  await send('Zoe@example.org', 'INVITATION');
  expect((await mailsAt('/mails.json')).map(({ kind }) => kind)).toEqual([
    'INVITATION',
    'VERIFY_EMAIL',
  ]);
  const [mail, ...others] = await mailsAt('/mails.json?to=zoe@example.org');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: ['zoe@example.org'],
    from: 'Focus Racer <mail@focus.example>',
    subject: 'Foulées',
  });
  expect(mail?.text).toContain('/verify#token=t');
  expect(await mailsAt('/mails.json?kind=NEW_DEVICE')).toEqual([]);
});

test('a mail is shown as text with its links, and its HTML in a frame that runs nothing', async () => {
  await send('ana@example.org', '<script>', '<html><head></head><script>alert(1)</script></html>');
  const [mail] = await mailsAt('/mails.json');
  const list = await (await get('/')).text();
  expect(list).toContain(`<a href="/mails/${mail?.id}">Foulées</a>`);
  const shown = await (await get(`/mails/${mail?.id}`)).text();
  expect(shown).toContain('<a href="http://localhost:3000/verify#token=t">');
  expect(`${list}${shown}`).not.toContain('<script>');
  const framed = await get(`/mails/${mail?.id}/html`);
  expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups /);
  expect(framed.headers.get('content-security-policy')).not.toContain('allow-scripts');
});

test('another site whose name leads here reads nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = createConnection(pages.port, '127.0.0.1');
  socket.once('data', (data) => resolve(data.toString()));
  socket.write('GET /mails.json HTTP/1.1\r\nHost: evil.example\r\n\r\n');
  expect(await promise).toContain('403');
  socket.destroy();
  expect((await get('/mails/99')).status).toBe(404);
});

test('five hundred are kept', async () => {
  const outbox = new Outbox();
  for (let i = 1; i <= 502; i += 1) {
    await outbox.receive(['ana@example.org'], Buffer.from(`Subject: ${i}\r\n\r\nhello`));
  }
  const kept = outbox.list();
  expect([kept.length, kept[0]?.subject, kept.at(-1)?.subject]).toEqual([500, '502', '3']);
});

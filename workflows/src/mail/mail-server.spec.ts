import { newId } from '@focus-racer/contracts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SmtpServer, startSmtpServer } from '../../../tests/smtp-server.ts';
import { connectMailServer, type MailMessage, type MailServer } from './mail-server.ts';

const ADDRESS = 'ana.silva@example.org';

let smtp: SmtpServer;
let server: MailServer;

beforeEach(async () => {
  smtp = await startSmtpServer();
  server = connectMailServer({
    url: smtp.url,
    from: 'Focus Racer <mail@focus.example>',
    timeoutMs: 300,
  });
});
afterEach(() => smtp.close());

function message(wishes: Partial<MailMessage> = {}): MailMessage {
  return {
    id: newId(),
    kind: 'INVITATION',
    to: ADDRESS,
    subject: 'Foulées d’été',
    text: 'Bonjour',
    html: '<p>Bonjour</p>',
    unsubscribeUrl: null,
    ...wishes,
  };
}

async function failureOf(mail: MailMessage): Promise<string> {
  const error: unknown = await server.deliver(mail).then(
    () => new Error('it was taken'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('it failed with no error');
  return `${error.message}\n${error.stack}\n${String(error.cause)}`;
}

test('a mail arrives with text, HTML and an id that stays the same when it is sent again', async () => {
  const mail = message();
  expect(await server.deliver(mail)).toBe('TAKEN');
  expect(await server.deliver(mail)).toBe('TAKEN');
  const [first, second] = smtp.taken;
  expect(first).toMatchObject({
    from: { address: 'mail@focus.example', name: 'Focus Racer' },
    to: [{ address: ADDRESS }],
    subject: 'Foulées d’été',
    messageId: `<${mail.id}@focus.example>`,
  });
  expect(first?.text?.trim()).toBe('Bonjour');
  expect(first?.html).toContain('<p>Bonjour</p>');
  expect(second?.messageId).toBe(first?.messageId);
});

test('one click refuses more, where the mail says so', async () => {
  const unsubscribeUrl = 'https://focus.example/unsubscribe?token=a.b';
  await server.deliver(message({ unsubscribeUrl }));
  await server.deliver(message());
  const [with_, without] = smtp.taken.map((email) =>
    Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
  );
  expect(with_).toMatchObject({
    'list-unsubscribe': `<${unsubscribeUrl}>`,
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    'auto-submitted': 'auto-generated',
  });
  expect(without).not.toHaveProperty('list-unsubscribe');
});

describe('no header can be smuggled in', () => {
  test('by a subject', async () => {
    await server.deliver(message({ subject: 'Hello\r\nBcc: all@example.org\r\n\r\nand a body' }));
    expect(smtp.taken[0]).toMatchObject({ subject: 'Hello Bcc: all@example.org and a body' });
    expect(smtp.taken[0]?.bcc).toBeUndefined();
    expect(smtp.taken[0]?.headers.map(({ key }) => key)).not.toContain('bcc');
  });

  test.each([
    'ana@example.org, eve@example.org',
    'ana@example.org\r\nBcc: eve@example.org',
    'Ana <ana@example.org>',
    '"a b"@example.org',
    'ana',
    '',
  ])('by the address %j, which is none', async (to) => {
    expect(await server.deliver(message({ to }))).toBe('UNREACHABLE');
    expect(smtp.taken).toEqual([]);
  });
});

describe('what is final', () => {
  test.each([
    ['RCPT', 550, 'UNREACHABLE'],
    ['RCPT', 553, 'UNREACHABLE'],
    ['RCPT', 554, 'REFUSED'],
    ['DATA', 554, 'REFUSED'],
  ] as const)('%s answered with %d is %s', async (at, code, delivery) => {
    smtp.trouble = { at, code };
    expect(await server.deliver(message())).toBe(delivery);
  });
});

describe('what may change is tried again, and tells no address', () => {
  test.each([
    ['MAIL', 421],
    ['MAIL', 550],
    ['RCPT', 451],
    ['DATA', 452],
  ] as const)('%s answered with %d', async (at, code) => {
    smtp.trouble = { at, code, text: `not now, <${ADDRESS}>` };
    const failure = await failureOf(message());
    expect(failure).toContain(`the mail server did not take it`);
    expect(failure).toContain(String(code));
    expect(failure).not.toContain(ADDRESS);
  });

  test('a server that hangs', async () => {
    smtp.trouble = 'HANG';
    expect(await failureOf(message())).toContain('ETIMEDOUT');
  });

  test('a server that is away', async () => {
    const { url } = smtp;
    await smtp.close();
    expect(await failureOf(message())).toContain('did not take it: ');
    smtp = await startSmtpServer();
    expect(smtp.url).not.toBe(url);
  });
});

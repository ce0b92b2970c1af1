import { newId } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { type SmtpServer, startSmtpServer } from '../../tests/smtp-server.ts';
import { createMailSteps } from './activities/send-mail.ts';
import { FakeRooms } from './fixture/fake-rooms.ts';
import { openTestTemporal, type TestTemporal } from './fixture/temporal.ts';
import { connectMailServer } from './mail/mail-server.ts';
import type { sendMail } from './send-mail.workflow.ts';

jest.setTimeout(120_000);

const ADDRESS = 'ana.silva@example.org';
const TOKEN = 'a-link-that-opens-an-account';
const PUBLIC_URL = 'https://focus.example';

let server: TestTemporal;
let smtp: SmtpServer;
let rooms: FakeRooms;
let suppressed: string[];

beforeAll(async () => {
  [server, smtp] = await Promise.all([openTestTemporal(), startSmtpServer()]);
});
afterAll(() => Promise.all([server.close(), smtp.close()]));
beforeEach(() => {
  smtp.trouble = null;
  smtp.taken.length = 0;
  suppressed = [];
  rooms = new FakeRooms();
  rooms.insteadOf.sendMail = (mail) => steps.sendMail(mail);
  server.rooms = rooms;
});

const answers: Record<string, (variables: { address?: string }) => unknown> = {
  composeMail: () => ({
    to: ADDRESS,
    language: 'fr',
    values: { displayName: 'Ana Silva', url: `${PUBLIC_URL}/reset#token=${TOKEN}` },
  }),
  checkMailAddress: () => ({ mayReceive: true, unsubscribeToken: TOKEN }),
  suppressAddress: ({ address = '' }) => suppressed.push(address) > 0,
};
const internal: InternalClient = {
  ask: (operation, variables) =>
    Promise.resolve(operation.result.parse(answers[operation.field]?.(variables))),
};
const steps = {
  sendMail: (...input: Parameters<ReturnType<typeof createMailSteps>['sendMail']>) =>
    createMailSteps({
      internal,
      mailServer: connectMailServer({
        url: smtp.url,
        from: 'Focus Racer <mail@focus.example>',
        timeoutMs: 500,
      }),
      publicUrl: PUBLIC_URL,
    }).sendMail(...input),
};

async function start() {
  const mail = { mailId: newId(), kind: 'RESET_PASSWORD' as const };
  await server.temporal.start('sendMail', mail);
  const handle = server.temporal.client.workflow.getHandle<typeof sendMail>(
    `send-mail:${mail.mailId}`,
  );
  const asText = async () => {
    const { events = [] } = await handle.fetchHistory();
    return Buffer.from(JSON.stringify(events)).toString() + payloadsOf(events);
  };
  return { ...mail, handle, asText };
}

/** Payloads are bytes: as text, so that a search finds what stands in them. */
function payloadsOf(value: unknown): string {
  if (value instanceof Uint8Array) return `${Buffer.from(value).toString()}\n`;
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(payloadsOf).join('');
}

test('a mail is sent once, and its history knows its id and kind alone', async () => {
  const { mailId, handle, asText } = await start();
  expect(await handle.result()).toEqual({ outcome: 'SENT' });
  expect(smtp.taken).toHaveLength(1);
  expect(rooms.mails.get(mailId)).toBe('SENT');
  const history = await asText();
  expect(history).toContain(mailId);
  for (const secret of [ADDRESS, TOKEN, 'Ana Silva']) expect(history).not.toContain(secret);
});

test('a server that puts it off is asked again, and what it said stands in no history', async () => {
  smtp.trouble = { at: 'RCPT', code: 451, text: `greylisted <${ADDRESS}>` };
  rooms.insteadOf.sendMail = async (mail) => {
    try {
      return await steps.sendMail(mail);
    } finally {
      smtp.trouble = null;
    }
  };
  const { handle, asText } = await start();
  expect(await handle.result()).toEqual({ outcome: 'SENT' });
  const history = await asText();
  expect(history).toContain('EENVELOPE RCPT TO 451');
  for (const secret of [ADDRESS, TOKEN, 'greylisted']) expect(history).not.toContain(secret);
});

test('a refusal for good ends it, and the address is written to no more', async () => {
  smtp.trouble = { at: 'RCPT', code: 550, text: `no ${ADDRESS} here` };
  const { mailId, handle, asText } = await start();
  expect(await handle.result()).toEqual({ outcome: 'REFUSED' });
  expect(suppressed).toEqual([ADDRESS]);
  expect(rooms.mails.get(mailId)).toBe('REFUSED');
  expect(rooms.timesAsked('sendMail')).toBe(1);
  expect(await asText()).not.toContain(ADDRESS);
});

test('a server that hangs is given up, and the mail sent when it is back', async () => {
  smtp.trouble = 'HANG';
  rooms.insteadOf.sendMail = (mail) => {
    if (rooms.timesAsked('sendMail') > 1) smtp.trouble = null;
    return steps.sendMail(mail);
  };
  const { handle } = await start();
  expect(await handle.result()).toEqual({ outcome: 'SENT' });
  expect(rooms.timesAsked('sendMail')).toBe(2);
});

test('after days without a server it is given up for good', async () => {
  rooms.insteadOf.sendMail = () =>
    Promise.reject(ApplicationFailure.create({ message: 'away', nextRetryDelay: '5 days' }));
  const { mailId, handle } = await start();
  expect(await handle.result()).toEqual({ outcome: 'GIVEN_UP' });
  expect(rooms.mails.get(mailId)).toBe('GIVEN_UP');
});

test('a mail that its room does not know fails visibly', async () => {
  rooms.insteadOf.sendMail = () =>
    Promise.reject(ApplicationFailure.nonRetryable('no such mail', 'NOT_FOUND'));
  const { handle } = await start();
  await expect(handle.result()).rejects.toThrow('Workflow execution failed');
});

import { type MailKind, newId } from '@focus-racer/contracts';
import { AppError, type InternalClient } from '@focus-racer/service-kit';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { type SmtpServer, startSmtpServer } from '../../../tests/smtp-server.ts';
import { connectMailServer } from '../mail/mail-server.ts';
import { createMailSteps } from './send-mail.ts';

const ADDRESS = 'ana@example.org';
const PUBLIC_URL = 'https://focus.example';

let smtp: SmtpServer;
beforeEach(async () => {
  smtp = await startSmtpServer();
});
afterEach(() => smtp.close());

/** Rooms that answer as told, and what they were asked. */
function stepsWith(answers: Record<string, () => unknown> = {}) {
  const asked: string[] = [];
  const given: Record<string, () => unknown> = {
    composeMail: () => ({
      to: ADDRESS,
      language: 'en',
      values: {
        displayName: 'Ana',
        url: `${PUBLIC_URL}/verify#token=t`,
        organization: 'Valmont',
        inviter: 'Zoé',
        role: 'SHOOTER',
      },
    }),
    checkMailAddress: () => ({ mayReceive: true, unsubscribeToken: 'hash.signature' }),
    suppressAddress: () => true,
    recordMailSent: () => true,
    ...answers,
  };
  const internal: InternalClient = {
    async ask(operation, variables) {
      asked.push(`${operation.subgraph}.${operation.field} ${JSON.stringify(variables)}`);
      return Promise.resolve(operation.result.parse(given[operation.field]?.()));
    },
  };
  const mailServer = connectMailServer({
    url: smtp.url,
    from: 'Focus Racer <mail@focus.example>',
    timeoutMs: 300,
  });
  return { asked, steps: createMailSteps({ internal, mailServer, publicUrl: PUBLIC_URL }) };
}

const mailOf = (kind: MailKind) => ({ mailId: newId(), kind });

test('the owning room says what, identity says whether, the answer says neither', async () => {
  const { asked, steps } = stepsWith();
  const mail = mailOf('VERIFY_EMAIL');
  expect(await steps.sendMail(mail)).toEqual({ outcome: 'SENT' });
  expect(asked).toEqual([
    `identity.composeMail {"mailId":"${mail.mailId}"}`,
    `identity.checkMailAddress {"address":"${ADDRESS}","refusable":false}`,
  ]);
  expect(smtp.taken[0]?.text).toContain(`${PUBLIC_URL}/verify#token=t`);
  expect(smtp.taken[0]?.headers.map(({ key }) => key)).not.toContain('list-unsubscribe');
});

test('an invitation can be refused in one click', async () => {
  const { steps } = stepsWith();
  await steps.sendMail(mailOf('INVITATION'));
  const header = smtp.taken[0]?.headers.find(({ key }) => key === 'list-unsubscribe');
  expect(header?.value).toBe(`<${PUBLIC_URL}/unsubscribe?token=hash.signature>`);
  expect(smtp.taken[0]?.text).toContain(`${PUBLIC_URL}/en/unsubscribe#hash.signature`);
});

test('nothing left to say, or an address that wants none: nothing is sent', async () => {
  const obsolete = stepsWith({ composeMail: () => null });
  expect(await obsolete.steps.sendMail(mailOf('INVITATION'))).toEqual({ outcome: 'OBSOLETE' });
  const suppressed = stepsWith({
    checkMailAddress: () => ({ mayReceive: false, unsubscribeToken: '' }),
  });
  expect(await suppressed.steps.sendMail(mailOf('INVITATION'))).toEqual({ outcome: 'SUPPRESSED' });
  expect(smtp.taken).toEqual([]);
});

test('an address that does not exist is written to no more; a mail that is refused says nothing of it', async () => {
  const { asked, steps } = stepsWith();
  smtp.trouble = { at: 'DATA', code: 554 };
  expect(await steps.sendMail(mailOf('VERIFY_EMAIL'))).toEqual({ outcome: 'REFUSED' });
  expect(asked.filter((question) => question.includes('suppress'))).toEqual([]);
  smtp.trouble = { at: 'RCPT', code: 550 };
  expect(await steps.sendMail(mailOf('VERIFY_EMAIL'))).toEqual({ outcome: 'REFUSED' });
  expect(asked.at(-1)).toBe(`identity.suppressAddress {"address":"${ADDRESS}"}`);
});

test('a mail that nobody knows ends the workflow, a server that is busy does not', async () => {
  const unknown = stepsWith({
    composeMail() {
      throw new AppError('NOT_FOUND', 'There is no such mail');
    },
  });
  const refusal: unknown = await unknown.steps
    .sendMail(mailOf('VERIFY_EMAIL'))
    .catch((reason: unknown) => reason);
  expect(refusal).toBeInstanceOf(ApplicationFailure);
  smtp.trouble = { at: 'MAIL', code: 421 };
  const busy: unknown = await stepsWith()
    .steps.sendMail(mailOf('VERIFY_EMAIL'))
    .catch((reason: unknown) => reason);
  expect(busy).not.toBeInstanceOf(ApplicationFailure);
});

test('the owning room is told how it ended', async () => {
  const { asked, steps } = stepsWith();
  const mail = mailOf('TAKEDOWN_RECEIVED');
  await steps.recordMailSent({ ...mail, outcome: 'REFUSED' });
  expect(asked).toEqual([
    `compliance.recordMailSent {"mailId":"${mail.mailId}","outcome":"REFUSED"}`,
  ]);
});

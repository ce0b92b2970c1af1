import { createTransport } from 'nodemailer';

export interface MailMessage {
  /** Makes the Message-ID, so that a server or reader knows a second delivery again. */
  id: string;
  /** Anybody may read it: the outbox of a development system lists by it. */
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one POST refuses more of the kind (RFC 8058). */
  unsubscribeUrl: string | null;
}

/**
 * TAKEN by the server; UNREACHABLE when it says for good that there is no such address; REFUSED when
 * it will never take this mail for another reason.
 */
export type Delivery = 'TAKEN' | 'UNREACHABLE' | 'REFUSED';

/** The server did not take the mail this time. Tells no address: what it answered is left out. */
export class MailServerError extends Error {
  override name = 'MailServerError';
}

export interface MailServer {
  /** Throws MailServerError when trying again may help. */
  deliver(message: MailMessage): Promise<Delivery>;
}

/** One address as RFC 5321 has them, without quotes, comments, lists or a second line. */
const ONE_ADDRESS = /^[^\s"(),:;<>@[\\\]\p{Cc}]+@[^\s"(),:;<>@[\\\]\p{Cc}]+$/u;
const REFUSED_FOR_GOOD = 500;
/** No such mailbox, not here, not allowed by that name. */
const NO_SUCH_ADDRESS = new Set([550, 551, 553]);
const QUIET = /^[A-Z0-9_ ]{1,30}$/;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export function connectMailServer(options: {
  /** smtp:// or smtps://, with user and password when it wants them. */
  url: string;
  /** `Name <address>`. */
  from: string;
  timeoutMs?: number;
}): MailServer {
  const { url, from, timeoutMs = 20_000 } = options;
  const transport = createTransport({
    url,
    // Beyond this machine the links in mails travel encrypted or not at all.
    requireTLS: !LOOPBACK.has(new URL(url).hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async deliver({ id, kind, to, subject, text, html, unsubscribeUrl }) {
      if (!ONE_ADDRESS.test(to)) return 'UNREACHABLE';
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          messageId: `<${id}@${host}>`,
          subject: oneLine(subject),
          text,
          html,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Mail-Kind': kind,
            ...(unsubscribeUrl && {
              'List-Unsubscribe': `<${unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
        });
        return 'TAKEN';
      } catch (error) {
        return judge(error);
      }
    },
  };
}

/** Only what a server says about this recipient or this mail is final; its other refusals are about us. */
function judge(error: unknown): Delivery {
  const { code, command, responseCode } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
  };
  if (responseCode !== undefined && responseCode >= REFUSED_FOR_GOOD) {
    if (command === 'RCPT TO') return NO_SUCH_ADDRESS.has(responseCode) ? 'UNREACHABLE' : 'REFUSED';
    if (command === 'DATA') return 'REFUSED';
  }
  const facts = [code, command, responseCode?.toString()].filter(
    (fact) => fact !== undefined && QUIET.test(fact),
  );
  throw new MailServerError(`the mail server did not take it: ${facts.join(' ')}`);
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

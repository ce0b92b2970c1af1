import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface SmtpServer {
  url: string;
  /** What it has taken, as its readers would see it. */
  readonly taken: Email[];
  /** The command that is answered with a refusal from now on, or with nothing at all. */
  trouble: { at: 'MAIL' | 'RCPT' | 'DATA'; code: number; text?: string } | 'HANG' | null;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of the loopback interface. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const refusalAt = (command: 'MAIL' | 'RCPT' | 'DATA'): Error | null => {
    const { trouble } = running;
    if (trouble === null || trouble === 'HANG' || trouble.at !== command) return null;
    return Object.assign(new Error(trouble.text ?? 'no'), { responseCode: trouble.code });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      if (running.trouble !== 'HANG') done(refusalAt('MAIL'));
    },
    onRcptTo(_address, _session, done) {
      done(refusalAt('RCPT'));
    },
    onData(stream, _session, done) {
      buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then(
          (email) => {
            const refusal = refusalAt('DATA');
            if (!refusal) running.taken.push(email);
            done(refusal);
          },
          (error: unknown) => done(error as Error),
        );
    },
  });
  // A client that gives up on a server that hangs ends its connection as it likes.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const running: SmtpServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken: [],
    trouble: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return running;
}

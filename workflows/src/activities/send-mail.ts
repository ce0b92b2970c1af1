import {
  checkMailAddress,
  composeMail,
  MAIL_KINDS,
  type MailInput,
  type MailOutcome,
  recordMailSent,
  suppressAddress,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { MailServer } from '../mail/mail-server.ts';
import { renderLetter } from '../mail/render-letter.ts';
import { writeLetter } from '../mail/write-letter.ts';
import { refusalsAreFinal } from './refusals.ts';

/** Both are told a mail's id and kind, and answer how it went: no address passes a history. */
export interface MailSteps {
  /** Sends it unless its room has nothing to say any more or the address wants none. */
  sendMail(mail: MailInput): Promise<{ outcome: MailOutcome }>;
  recordMailSent(mail: MailInput & { outcome: MailOutcome }): Promise<void>;
}

export function createMailSteps(parts: {
  internal: InternalClient;
  mailServer: MailServer;
  /** The web's origin: every link of ours begins with it. */
  publicUrl: string;
}): MailSteps {
  const { internal, mailServer, publicUrl } = parts;

  async function send({ mailId, kind }: MailInput): Promise<MailOutcome> {
    const definition = MAIL_KINDS[kind];
    const composed = await internal.ask(composeMail[definition.room], { mailId });
    if (!composed) return 'OBSOLETE';
    const { to, language, values } = composed;
    const refusable = 'refusable' in definition;
    const { mayReceive, unsubscribeToken } = await internal.ask(checkMailAddress, {
      address: to,
      refusable,
    });
    if (!mayReceive) return 'SUPPRESSED';
    const unsubscribeUrl = refusable ? unsubscribeAt(publicUrl, unsubscribeToken) : null;
    const letter = writeLetter(kind, language, values, publicUrl);
    const rendered = renderLetter(letter, language, unsubscribeUrl);
    const delivery = await mailServer.deliver({
      id: mailId,
      kind,
      to,
      unsubscribeUrl,
      ...rendered,
    });
    if (delivery === 'UNREACHABLE') await internal.ask(suppressAddress, { address: to });
    return delivery === 'TAKEN' ? 'SENT' : 'REFUSED';
  }

  return {
    sendMail: (mail) => refusalsAreFinal(async () => ({ outcome: await send(mail) })),
    async recordMailSent({ mailId, kind, outcome }) {
      const operation = recordMailSent[MAIL_KINDS[kind].room];
      await refusalsAreFinal(() => internal.ask(operation, { mailId, outcome }));
    },
  };
}

function unsubscribeAt(publicUrl: string, token: string): string {
  const url = new URL('/unsubscribe', publicUrl);
  url.searchParams.set('token', token);
  return url.href;
}

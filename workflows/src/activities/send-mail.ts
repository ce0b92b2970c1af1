import {
  checkMailAddress,
  composeMail,
  MAIL_KINDS,
  type MailInput,
  type MailLanguage,
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
    const refusal = refusable ? unsubscribeAddresses(publicUrl, language, unsubscribeToken) : null;
    const letter = writeLetter(kind, language, values, publicUrl);
    const delivery = await mailServer.deliver({
      id: mailId,
      kind,
      to,
      unsubscribeUrl: refusal?.oneClick ?? null,
      ...renderLetter(letter, language, refusal?.page ?? null),
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

/** For mail programs, which send what stands after a ?, and for people, whose browser keeps a #. */
function unsubscribeAddresses(publicUrl: string, language: MailLanguage, token: string) {
  const oneClick = new URL('/unsubscribe', publicUrl);
  oneClick.searchParams.set('token', token);
  const page = new URL(language === 'fr' ? '/unsubscribe' : `/${language}/unsubscribe`, publicUrl);
  page.hash = token;
  return { oneClick: oneClick.href, page: page.href };
}

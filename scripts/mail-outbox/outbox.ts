import PostalMime, { type Address } from 'postal-mime';

const KEPT = 500;

/** A mail as its reader would see it. */
export interface KeptMail {
  /** 1, 2, 3 … in the order of arrival. */
  id: number;
  at: string;
  /** The addresses that the server was told to deliver to, in lower case. */
  to: string[];
  from: string;
  subject: string;
  /** One of our kinds. */
  kind: string;
  messageId: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
}

/** The last mails that were sent, in memory. */
export class Outbox {
  private readonly mails: KeptMail[] = [];
  private received = 0;

  async receive(recipients: readonly string[], bytes: Uint8Array): Promise<void> {
    const email = await PostalMime.parse(bytes);
    const header = (name: string) => email.headers.find(({ key }) => key === name)?.value;
    this.received += 1;
    this.mails.push({
      id: this.received,
      at: new Date().toISOString(),
      to: recipients.map((address) => address.toLowerCase()),
      from: nameOf(email.from),
      subject: email.subject ?? '',
      kind: header('x-mail-kind') ?? '',
      messageId: email.messageId ?? '',
      text: email.text ?? '',
      html: email.html ?? '',
      unsubscribeUrl: header('list-unsubscribe')?.replace(/^<|>$/g, '') ?? null,
    });
    if (this.mails.length > KEPT) this.mails.shift();
  }

  /** Newest first; `to` is a whole address. */
  list(wanted: { to?: string | null; kind?: string | null } = {}): KeptMail[] {
    const to = wanted.to?.toLowerCase();
    return this.mails
      .filter(
        (mail) => (!to || mail.to.includes(to)) && (!wanted.kind || mail.kind === wanted.kind),
      )
      .toReversed();
  }

  find(id: number): KeptMail | null {
    return this.mails.find((mail) => mail.id === id) ?? null;
  }
}

function nameOf(from: Address | undefined): string {
  return from ? `${from.name} <${from.address ?? ''}>` : '';
}

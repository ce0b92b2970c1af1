import { setTimeout as wait } from 'node:timers/promises';
import type { MailKind } from '@focus-racer/contracts';
import { addresses } from './system.ts';

const POLL_MS = 200;
const LIMIT_MS = 60_000;

export interface ReadMail {
  id: number;
  subject: string;
  kind: MailKind;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
  /** The one thing that the mail asks for; empty in a mail that asks for nothing. */
  link: string;
}

/**
 * The newest mail to this address in the outbox, of this kind when one is named, as soon as it is
 * there; `after` leaves out those that were read before.
 */
export async function waitForMail(to: string, kind?: MailKind, after = 0): Promise<ReadMail> {
  const wanted = new URLSearchParams({ to, ...(kind && { kind }) });
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${addresses.mailOutbox}/mails.json?${wanted.toString()}`);
    const mails = (await response.json()) as Omit<ReadMail, 'link'>[];
    const newest = mails.find(({ id }) => id > after);
    if (newest) return { ...newest, link: /https?:\/\/\S+/.exec(newest.text)?.[0] ?? '' };
    await wait(POLL_MS);
  }
  throw new Error(`no ${kind ?? 'mail'} came for ${to}`);
}

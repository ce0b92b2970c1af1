import { composeMail, MAIL_KINDS, type MailKind } from '@focus-racer/contracts';
import pg from 'pg';
import type { WholeGraph } from './whole-graph.ts';

export interface WaitingMail {
  kind: MailKind;
  language: string;
  values: Record<string, string>;
  /** What follows the # of its link; empty without one. */
  token: string;
}

/**
 * The mails that wait to go to this address, newest first: no worker sends in these tests. Composing
 * mints links, so each call has fresh ones.
 */
export async function mailsTo(graph: WholeGraph, to: string): Promise<WaitingMail[]> {
  const mails: WaitingMail[] = [];
  for (const { id, kind } of await waitingMails(graph.adminUrl)) {
    const composed = await graph.internal.ask(composeMail[MAIL_KINDS[kind].room], { mailId: id });
    if (composed?.to !== to) continue;
    const { language, values } = composed;
    const { url } = values;
    mails.push({ kind, language, values, token: url ? new URL(url).hash.slice(1) : '' });
  }
  return mails;
}

async function waitingMails(adminUrl: string): Promise<{ id: string; kind: MailKind }[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; kind: MailKind }>(
      `select id, kind from identity.mail where ended_at is null
       union all select id, kind from compliance.mail where ended_at is null order by id desc`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

import {
  type ComposedMail,
  type MailKind,
  type MailKindOf,
  type MailLanguage,
  type MailOutcome,
  type MailRoom,
  type MailValues,
  newId,
} from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from './errors.ts';
import { MailRow } from './mail.entity.ts';
import { startWorkflowAfterCommit } from './outbox.ts';

/**
 * Sends a mail once the transaction that this entity manager flushes has committed; nothing else
 * ever sends. Answers the mail's id. Needs an account or an address.
 */
export function sendMailAfterCommit(
  em: EntityManager,
  mail: {
    kind: MailKind;
    accountId?: string;
    email?: string;
    language: MailLanguage;
    subjectId?: string;
  },
): string {
  const row = new MailRow();
  row.id = newId();
  row.kind = mail.kind;
  row.accountId = mail.accountId ?? null;
  row.email = mail.email ?? null;
  row.language = mail.language;
  row.subjectId = mail.subjectId ?? null;
  row.createdAt = new Date();
  em.persist(row);
  startWorkflowAfterCommit(em, 'sendMail', { mailId: row.id, kind: row.kind });
  return row.id;
}

/**
 * What a mail says, found out the moment it goes; null when there is nothing to say any more. Asked
 * again after each failure to send, so it may mint a link but must change nothing else. What it
 * persists is flushed for it.
 */
export type MailComposer<K extends MailKind, Parts> = (
  em: EntityManager,
  mail: MailRow,
  parts: Parts,
) => Promise<{ to: string; language: MailLanguage; values: MailValues<K> } | null>;

/** A composer for each kind that the room owns. */
export type MailComposers<R extends MailRoom, Parts> = {
  readonly [K in MailKindOf<R>]: MailComposer<K, Parts>;
};

/** A room's mails as the worker that sends them asks for them. */
export class MailDesk<R extends MailRoom, Parts> {
  private readonly em: EntityManager;
  private readonly composers: MailComposers<R, Parts>;
  private readonly parts: Parts;

  constructor(em: EntityManager, composers: MailComposers<R, Parts>, parts: NoInfer<Parts>) {
    this.em = em;
    this.composers = composers;
    this.parts = parts;
  }

  /** null when it was sent before or nothing is left to say; a kind without composer is a fault. */
  async compose(mailId: string): Promise<ComposedMail | null> {
    const mail = await findMail(this.em, mailId);
    if (mail.endedAt) return null;
    const composers: Partial<Record<MailKind, MailComposer<MailKind, Parts>>> = this.composers;
    const compose = composers[mail.kind];
    if (!compose) throw new Error(`no composer of this room writes ${mail.kind}`);
    const composed = await compose(this.em, mail, this.parts);
    await this.em.flush();
    return composed;
  }

  /** Keeps that it was sent, not to whom. */
  async recordSent(mailId: string, outcome: MailOutcome): Promise<void> {
    const mail = await findMail(this.em, mailId);
    if (mail.endedAt) return;
    mail.endedAt = new Date();
    mail.outcome = outcome;
    mail.email = null;
    await this.em.flush();
  }
}

async function findMail(em: EntityManager, mailId: string): Promise<MailRow> {
  const mail = await em.findOne(MailRow, { id: mailId });
  if (!mail) throw notFound('mail');
  return mail;
}

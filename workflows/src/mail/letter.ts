import type { MailKind, MailLanguage, MailValues } from '@focus-racer/contracts';

/** What a mail says, before it is text and HTML. */
export interface Letter {
  subject: string;
  /** Plain text, one after the other. */
  paragraphs: string[];
  /** The one thing to do, below the paragraphs. */
  button?: { label: string; url: string };
  /** Small, at the end: why this mail came. */
  reason: string;
}

/** The letters of one kind, by language. */
export type Letters<K extends MailKind> = Record<MailLanguage, (values: MailValues<K>) => Letter>;
export type LettersOf<K extends MailKind> = { [Kind in K]: Letters<Kind> };

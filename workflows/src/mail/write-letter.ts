import { MAIL_KINDS, type MailKind, type MailLanguage } from '@focus-racer/contracts';
import { ACCOUNT_LETTERS } from './account-letters.ts';
import { harmless } from './harmless.ts';
import type { Letter, LettersOf } from './letter.ts';
import { ORGANIZATION_LETTERS } from './organization-letters.ts';
import { SECURITY_LETTERS } from './security-letters.ts';
import { TAKEDOWN_LETTERS } from './takedown-letters.ts';

const LETTERS: LettersOf<MailKind> = {
  ...ACCOUNT_LETTERS,
  ...SECURITY_LETTERS,
  ...ORGANIZATION_LETTERS,
  ...TAKEDOWN_LETTERS,
};
/** Made by us, and of use only as they are; everything else somebody may have typed. */
const AS_THEY_ARE = new Set(['url', 'at', 'deadline', 'change', 'role', 'decision', 'newEmail']);

/**
 * The letter of a kind. Throws when a value is missing, or when its link leads away from `origin`.
 */
export function writeLetter(
  kind: MailKind,
  language: MailLanguage,
  values: Readonly<Record<string, string>>,
  origin: string,
): Letter {
  const known = MAIL_KINDS[kind].values.map((name): [string, string] => {
    const value = values[name];
    if (value === undefined) throw new Error(`${kind} lacks its value ${name}`);
    if (name === 'url') return [name, ownLink(value, origin)];
    return [name, AS_THEY_ARE.has(name) ? value : harmless(value)];
  });
  const write = LETTERS[kind][language] as (given: Record<string, string>) => Letter;
  return write(Object.fromEntries(known));
}

function ownLink(url: string, origin: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.origin !== new URL(origin).origin) throw new Error('a link leads out of the product');
  return parsed.href;
}

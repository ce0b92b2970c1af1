import type { MailLanguage } from '@focus-racer/contracts';

/** An instant in ISO 8601 as people of that language write it, with its zone. */
export function atTime(iso: string, language: MailLanguage): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

/** The words for an enumeration's value. Throws for one that has none. */
export function named(words: Readonly<Record<string, string>>, value: string): string {
  const found = Object.hasOwn(words, value) ? words[value] : undefined;
  if (found === undefined) throw new Error('a value of this mail has no words');
  return found;
}

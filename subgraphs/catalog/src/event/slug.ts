import { randomInt } from 'node:crypto';

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const RANDOM_CHARACTERS = 6;
const MAX_NAME_CHARACTERS = 60;

/** "Trail des Crêtes 2026" → "trail-des-cretes-2026-k7m2xq": readable, and not to be guessed. */
export function makeSlug(name: string): string {
  const readable = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME_CHARACTERS)
    .replace(/^-+|-+$/g, '');
  const random = Array.from(
    { length: RANDOM_CHARACTERS },
    () => ALPHABET[randomInt(ALPHABET.length)],
  );
  return [readable || 'event', random.join('')].join('-');
}

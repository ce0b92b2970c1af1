import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that reads as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 15;

/** "7K2QM-…": 75 random bits in three groups, short enough to read aloud. */
export function newReference(): string {
  const characters = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return characters.join('').replace(/(.{5})(?=.)/g, '$1-');
}

/** As it was given out, however it was typed; null for what cannot be one. */
export function readReference(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!new RegExp(`^[${ALPHABET}]{${CHARACTERS}}$`).test(plain)) return null;
  return plain.replace(/(.{5})(?=.)/g, '$1-');
}

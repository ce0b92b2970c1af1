import { randomInt } from 'node:crypto';

const COUNT = 10;
const GROUPS = 4;
const GROUP_CHARACTERS = 4;
/** Crockford's: none that is taken for another. Sixteen of them are 80 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes as they are shown, once: "k3mq-8f2p-z0vd-r7ta". */
export function newRecoveryCodes(): string[] {
  const group = () =>
    Array.from({ length: GROUP_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** A code as it is hashed, however it was typed; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  const right = code.length === GROUPS * GROUP_CHARACTERS;
  return right && Array.from(code).every((character) => ALPHABET.includes(character)) ? code : null;
}

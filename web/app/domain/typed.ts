/** What can be seen of an address before it is asked about: something, an @, something with a dot. */
export function looksLikeEmail(typed: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim());
}

/** The shortest password that is taken, in characters. */
export const MIN_PASSWORD_CHARACTERS = 8;

export function isTooShort(password: string): boolean {
  return Array.from(password).length < MIN_PASSWORD_CHARACTERS;
}

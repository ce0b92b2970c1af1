import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS } from '@focus-racer/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';

export type PasswordRefusal = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'IS_ADDRESS';

/** The package keeps them compressed and unpacks them at import: lower case, most common first. */
const COMMON_PASSWORDS = new Set(dictionary['passwords-common']);

/**
 * Why a password is refused, or null. Length and the list of the most common ones decide, no rule of
 * what it is made of (NIST SP 800-63B, 3.1.1.2).
 */
export function passwordRefusal(password: string, email: string): PasswordRefusal | null {
  const characters = Array.from(password).length;
  if (characters < MIN_PASSWORD_CHARACTERS) return 'TOO_SHORT';
  if (characters > MAX_PASSWORD_CHARACTERS) return 'TOO_LONG';
  const lower = password.toLowerCase();
  if (COMMON_PASSWORDS.has(lower)) return 'TOO_COMMON';
  const address = email.trim().toLowerCase();
  return lower === address || lower === address.split('@')[0] ? 'IS_ADDRESS' : null;
}
